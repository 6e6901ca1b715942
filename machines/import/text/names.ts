import { simplified } from './chineseForms.ts';
import { plain } from './fold.ts';

const TITLES = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|The Hon|Rt Hon|H\.? ?E|HE|HRH|Rev|Revd|Reverend|Father|Fr|Pastor|Bishop|Canon|Deacon|Sister|Brother|Rabbi|Imam|Cllr|Councillor|Senator|Sen|Minister|Ambassador|Amb|Captain|Capt|Col|General|Gen|M|MM|Mme|Mlle|Pr|Me|Maître|Son Excellence|S\.E|Père|Sr|Sra|Srta|D|Dña|Don|Doña|Lic|Ing|Dra|Profesor|Profesora|Diputad[oa]|Excmo|Excma|Padre)`;
const TITLED = new RegExp(String.raw`^(?:${TITLES}\.?[\s])+(?=\p{Lu})`, 'u');
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}'’.-]*|d[ae]l?|dos?|das|van|von|der|den|de|la|las|los|le|du|di|bin|bint|al|el|y|e|ten|ter|zu|of|Mc\p{Lu}\p{L}+|d'\p{Lu}\p{L}+|"\p{L}+")`;
const NAME = new RegExp(String.raw`^(?:\p{Lu}[\p{L}'’.-]*)(?:\s${NAME_WORD}){0,5}$`, 'u');
const MAX_NAME = 80;
const MAX_ROLE = 120;
const HAN_SURNAME =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\u3000 ]?\p{Script=Han}{1,2}$/u;
const HAN_NAME = /^\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?$/u;
const ROLE_WORDS =
  /\b(?:director|chief|ceo|cto|cfo|coo|cio|founder|co-founder|head|president|vice|chair|chairman|chairwoman|chairperson|secretary|minister|mayor|professor|prof|lecturer|dean|rector|principal|teacher|headteacher|headmaster|manager|officer|engineer|editor|author|writer|journalist|reporter|analyst|researcher|fellow|student|advisor|adviser|ambassador|commissioner|member|senator|deputy|governor|councillor|lead|leader|partner|curator|conductor|soprano|alto|tenor|baritone|bass|violin|viola|cello|piano|pianist|organ|organist|flute|drums|guitar|vocals|dj|producer|coach|chef|pastor|bishop|vicar|warden|captain|representative|host|mc|moderator|presenter|moderateur|moderatrice|moderador|moderadora|presentador|presentadora|animateur|animatrice|delegate|expert|specialist|consultant|counsel|judge|spokesperson|coordinator|treasurer|[a-z]+ologist|scientist|artist|architect|activist|economist|novelist|poet|musician|composer|photographer|filmmaker|nurse|surgeon|physician|lawyer|owner|historian|astronomer|directeur|directrice|president|presidente|vice-presidente|maire|depute|deputee|senateur|senatrice|ministre|professeur|professeure|chercheur|chercheuse|responsable|charge|chargee|conseiller|conseillere|secretaire|chef|ingenieur|avocat|avocate|journaliste|directora|directivo|jefe|jefa|alcalde|alcaldesa|catedratico|catedratica|profesor|profesora|investigador|investigadora|secretario|secretaria|ministro|ministra|consejero|consejera|diputado|diputada|rector|rectora|coordinador|coordinadora|portavoz|fundador|fundadora|periodista)\b|主任|教授|[馆组团队所社班厂镇县区股科船站行园台村]长|总监|讲师|主编|编辑|作家|导演|歌手|律师|医生|医师|顾问|专家|理事|委员|助理|负责人|创始人|首席|部长|局长|院长|主席|总裁|经理|秘书长|会长|博士|研究员|工程师|校长|司长|处长|董事长|代表|书记|市长|院士|老师|记者|大使/;
const NOT_NAMES =
  /\b(?:session|panel|discussion|workshop|keynote|opening|closing|welcome|remarks|address|break|lunch|coffee|dinner|registration|room|hall|stage|track|part|day|programme|program|agenda|introduction|conclusion|questions|answers|networking|reception|ceremony|presentation|presentations|report|update|overview|strategy|innovation|digital|future|research|case|study|studies|market|networks?|results?|review|plan|policy|music|hymn|prayer|reading|sermon|song|act|scene|award|awards|prize|photo|group|demo|demonstration|tour|visit|free|time|doors|sound|check|rehearsal|interval|auction|raffle|speech|speeches|toast|concert|performance|choir|orchestra|band|school|year|class|committee|evidence|statement|motion|debate|vote|minutes|matters|business|apologies|seance|discours|allocution|table|ronde|pause|cafe|dejeuner|ouverture|cloture|atelier|presentation|debat|remise|prix|mesa|redonda|almuerzo|apertura|clausura|taller|ponencia|entrega|premios|bienvenida|acto|preguntas)\b/;
const INSTITUTIONS =
  /\b(?:university|institute|faculty|college|council|ministry|agency|bank|foundation|association|society|group|ltd|inc|gmbh|union|office|department|school|church|parish|universite|universidad|universitat|instituto|institut|ministere|ministerio|fundacion|fondation|banque|banco|ville|canton|ecole|escuela|ayuntamiento|authority|hospital|clinic|centre|center|laborator(?:y|ies|io)|laboratoire|administration|federation|federacion|organi[sz]ation|organizacion|commission|comision|committee|comite|trust|company|corporation|academy|academie|academia|alliance|chamber|chambre|embassy|ambassade|embajada|museum|musee|museo)\b/;

const OFFICES_ZH = /[组部委处局案务奖办]/;
const NOT_NAMES_ZH = /致辞|演讲|讨论|茶歇|开幕|闭幕|主旨|报告|休息|合影|签到|午餐|晚宴|仪式|环节/;

/** Whether a text is made like a name, a form of address before it or not. */
export function isName(text: string): boolean {
  return text.length <= MAX_NAME && NAME.test(withoutTitle(text));
}

/** Whether a text is made like a Chinese name: two to four characters, or a surname and one or two. */
export function isChineseName(text: string): boolean {
  return HAN_NAME.test(text) || HAN_SURNAME.test(simplified(text));
}

/** Whether a text begins with a known Chinese surname and names no office. */
export function hasChineseSurname(text: string): boolean {
  return HAN_SURNAME.test(simplified(text)) && !OFFICES_ZH.test(simplified(text));
}

/** Whether a Chinese text names an office or a department rather than a person. */
export function namesOffice(text: string): boolean {
  return OFFICES_ZH.test(simplified(text));
}

/** Whether a Chinese text speaks of a part of a programme. */
export function namesPartInChinese(text: string): boolean {
  return NOT_NAMES_ZH.test(simplified(text));
}

/** Whether a form of address stands before a name: "Dr. Anna Meyer". */
export function isTitled(text: string): boolean {
  return TITLED.test(text);
}

/** Whether words that name parts of programmes stand in a text, so that it is no name of a person. */
export function namesPart(text: string): boolean {
  return NOT_NAMES.test(plain(text));
}

/** Whether a line says what somebody is, as "Director" or "Chair, ITU" below a name does. */
export function isRole(text: string): boolean {
  return ROLE_WORDS.test(plain(text)) && text.length <= MAX_ROLE;
}

/** Whether a word of a text is one that names of institutions have and names of persons have not. */
export function namesInstitution(text: string): boolean {
  return INSTITUTIONS.test(plain(text));
}

/** Whether a text names an institution rather than a person. */
export function isOrganisation(text: string): boolean {
  return namesInstitution(text) || /\b(?:the|of|and)\b/.test(plain(text)) || /\p{Lu}{3,}/u.test(text);
}

function withoutTitle(text: string): string {
  return text.replace(TITLED, '');
}
