import type { Words } from './words.ts';

/** "a la 1:30", but "a las 10:30". */
function las(time: string): string {
  return `${/^0?1(?!\d)/.test(time) ? 'la' : 'las'} ${time}`;
}

export const words: Words = {
  phases: { none: '', normal: '', warn: 'Vaya terminando', wrap: 'Concluya', over: 'Tiempo agotado' },
  kinds: {
    video: 'Vídeo',
    opening: 'Apertura',
    keynote: 'Discurso principal',
    panel: 'Mesa redonda',
    break: 'Pausa',
    reception: 'Recepción',
    closing: 'Clausura',
    changeover: 'Cambio de escenario',
    other: '',
  },
  comma: ', ',
  held: 'Detenido',
  next: 'Después',
  upNext: 'A continuación',
  rehearsal: 'Ensayo',
  ended: 'El programa ha terminado',
  thanks: 'Gracias',
  seen: 'He leído el mensaje',
  showNotFound: 'Este programa no existe en este servidor.',
  notLetIn: 'Acceso denegado: el enlace de esta pantalla falta, fue revocado o ha caducado.',
  waiting: 'Esperando al servidor…',
  segmentClock: 'Sesión',
  startsAt: (time) => `Comienza a ${las(time)}`,
  startsOn: (dayAndTime) => `Comienza el ${dayAndTime}`,
  startsIn: 'Comienza en',
  startsSoon: 'Comienza en breve',
  startsAbout: (time) => `comienza hacia ${las(time)}`,
  until: (time) => `hasta ${las(time)}`,
  staleSince: (time) => `Sin conexión desde ${las(time)}. Esta pantalla sigue contando por sí sola.`,
  minimum: 'Tiempo mínimo alcanzado',
  moderator: {
    speaking: 'Tiene la palabra',
    nobody: 'Nadie tiene la palabra',
    nextSpeaker: 'Después',
    everybody: 'Todos han hablado',
    share: 'parte justa',
    planned: 'previsto',
    start: (name) => `Dar la palabra a ${name}`,
    next: 'Siguiente orador',
    end: 'Fin del turno',
    noAnswer: 'No hubo respuesta. La pantalla muestra lo que dice ahora el servidor.',
    mayNot: 'Esta clave no permite dar la palabra.',
  },
  now: 'Ahora',
  about: 'hacia',
  greenroom: {
    onStage: 'En el escenario',
    emptyStage: 'No hay nadie en el escenario',
    standBy: 'Prepárese',
    toStage: 'Al escenario',
    noCalls: 'No se llama a nadie más',
  },
  controls: {
    fullScreen: 'Pantalla completa',
    mirror: 'Espejo',
    larger: 'Más grande',
    smaller: 'Más pequeño',
  },
};
