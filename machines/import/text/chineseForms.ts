/** Characters of the words that programmes use, each in its traditional and its simplified form. */
const PAIRS = [
  '歡欢 開开 場场 辭辞 詞词 題题 講讲 報报 會会 議议 論论 圓圆 對对 話话 專专 組组 壇坛 談谈 視视 頻频 傳传 閉闭 總总 結结 語语 換换 轉转 臺台 頒颁 獎奖',
  '領领 導导 營营 賓宾 間间 時时 點点 節节 單单 動动 環环 內内 與与 發发 週周 禮礼 樓楼 廳厅 學学 館馆 劇剧 飯饭 課课 終终 務务 長长 記记 書书 員员 隊队',
  '團团 師师 醫医 編编 輯辑 監监 經经 處处 廠厂 縣县 區区 園园 責责 創创 辦办 顧顾 數数 據据 敍叙 敘叙 聯联 東东 車车 體体 號号 樂乐 華华 應应 來来 後后',
  '門门 問问 幹干 閒闲 張张 劉刘 陳陈 楊杨 趙赵 黃黄 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 許许 韓韩 馮冯 鄧邓 蕭萧 呂吕 蘇苏 盧卢 蔣蒋 賈贾 魏魏 葉叶 閻阎 餘余',
  '範范 譚谭 鄒邹 鐘钟 陸陆 顧顾 龍龙 萬万 錢钱 湯汤 黎黎 賴赖 龔龚 討讨 電电 藝艺 術术 際际 國国 觀观 參参 訪访 簽签 攝摄 賽赛 遊游 戲戏 聲声 兒儿 詩诗',
  '誦诵 劃划 畫画 業业 產产 歷历 聽听 說说 讀读 寫写',
].flatMap((row) => row.split(' '));
const FORMS = new Map(PAIRS.map((pair) => [pair.charAt(0), pair.charAt(1)]));
const ANY = new RegExp(`[${[...FORMS.keys()].join('')}]`, 'g');

/** Chinese text in simplified characters, as words are compared; of the same length. */
export function simplified(text: string): string {
  return text.replace(ANY, (character) => FORMS.get(character) ?? character);
}
