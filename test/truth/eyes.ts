/**
 * What can be read of a page right now, line by line, as the browser laid it out: the script that finds it, and its
 * answer. It knows nothing of the SDK: it sees boxes of text and numbers of paragraphs.
 */

/** One line of text, row of a table, or picture. */
export interface Line {
  /** Number of its paragraph, and its place there: the same however the page is scrolled. */
  paragraph: number;
  line: number;
  /** Which article of the page, from 0. */
  article: number;
  /** Px from the top of the window. */
  top: number;
  bottom: number;
  /** What there is to read: characters of Chinese, words of other scripts, pictures; parts of words count in part. */
  characters: number;
  words: number;
  pictures: number;
  /** True if a tap on it opens more. */
  opens: boolean;
}

export interface Seen {
  lines: Line[];
  /** What shows the article: the window, or the scroller inside it; px. */
  top: number;
  bottom: number;
  /** Where the last line of every article ends, px from the top of the window. */
  ends: number[];
  /** How far what shows the article was scrolled, px; and how far down the page itself was seen, 0 to 1. */
  scrolled: number;
  depth: number;
  /** The whole page's height, px. */
  height: number;
}

/** A paragraph and what it says; nothing, if it is a picture. */
export interface Said {
  paragraph: number;
  article: number;
  tag: string;
  text: string;
  characters: number;
  words: number;
  pictures: number;
}

/** In the page: `truthSees()` gives what can be read now, `truthSays()` what there is at all. */
export const EYES = `
// Observers tell the browser's own time; in a story it is the story's.
Object.defineProperty(IntersectionObserverEntry.prototype, 'time', { get: function () { return performance.now(); } });
function truthAmount(element) {
  var text = element.textContent;
  var characters = (text.match(/[\\u3400-\\u9fff]/g) || []).length;
  var words = (text.replace(/[\\u3000-\\u9fff\\uff01-\\uff60]/g, ' ').match(/\\S*[\\p{L}\\p{N}]\\S*/gu) || []).length;
  return { characters: characters, words: words, pictures: element.localName === 'figure' ? 1 : 0 };
}
window.truthSees = function () {
  function rowsOf(rects) {
    var rows = [];
    rects.forEach(function (rect) {
      if (rect.width < 1 || rect.height < 1) return;
      var middle = (rect.top + rect.bottom) / 2;
      var row = rows.find(function (one) { return middle > one.top && middle < one.bottom; });
      if (!row) rows.push(row = { top: rect.top, bottom: rect.bottom, width: 0 });
      row.width += rect.width;
    });
    return rows.sort(function (a, b) { return a.top - b.top; });
  }
  function textRects(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    return Array.from(range.getClientRects());
  }
  var articles = Array.from(document.querySelectorAll('article'));
  var lines = [];
  document.querySelectorAll('[data-p]').forEach(function (element) {
    // What is folded away has boxes too, if one asks for them.
    if (!element.checkVisibility()) return;
    var picture = element.localName === 'figure';
    var table = element.localName === 'table';
    var rects = picture ? [element.getBoundingClientRect()]
      : table ? Array.from(element.rows, function (row) { return row.getBoundingClientRect(); })
      : textRects(element);
    var rows = rowsOf(rects);
    var total = rows.reduce(function (sum, row) { return sum + row.width; }, 0);
    var amount = truthAmount(element);
    rows.forEach(function (row, line) {
      var share = row.width / total;
      lines.push({
        paragraph: +element.dataset.p, line: line, article: articles.indexOf(element.closest('article')), top: row.top, bottom: row.bottom,
        characters: amount.characters * share, words: amount.words * share, pictures: amount.pictures,
        opens: element.localName === 'summary' && !element.parentNode.open,
      });
    });
  });
  var scroller = document.querySelector('.scroller');
  var box = scroller ? scroller.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  var root = document.documentElement;
  return { lines: lines, top: box.top, bottom: box.bottom, ends: articles.map(function (_, article) {
    return lines.reduce(function (end, line) { return line.article === article ? Math.max(end, line.bottom) : end; }, -1e9);
  }), scrolled: scrollY + (scroller ? scroller.scrollTop : 0),
  depth: Math.min(1, (scrollY + innerHeight) / root.scrollHeight), height: root.scrollHeight };
};
window.truthSays = function () {
  var articles = Array.from(document.querySelectorAll('article'));
  return Array.from(document.querySelectorAll('[data-p]'), function (element) {
    return Object.assign(truthAmount(element), {
      paragraph: +element.dataset.p,
      article: articles.indexOf(element.closest('article')),
      tag: element.localName,
      text: element.textContent.replace(/\\s+/g, ' ').trim(),
    });
  });
};`;
