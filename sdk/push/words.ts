/** The words around a push, in the language of the page. */
export interface Words {
  close: string;
  open: string;
}

const CHINESE: Words = { close: '关闭', open: '查看' };
const ENGLISH: Words = { close: 'Close', open: 'View' };

/** `language`: a BCP 47 tag. */
export const wordsFor = (language: string): Words => (/^zh/i.test(language) ? CHINESE : ENGLISH);
