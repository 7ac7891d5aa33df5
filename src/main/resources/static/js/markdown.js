/** Turns a card's Markdown into safe page content: text, lists, tables and links, nothing that acts. */

import { Marked } from '/webjars/marked/lib/marked.esm.js';
import DOMPurify from '/webjars/dompurify/dist/purify.es.mjs';
import { isWebAddress } from './page.js';

const ALLOWED = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'a', 'blockquote', 'hr',
    'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ALLOWED_ATTR: ['href', 'title', 'start'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** HTML inside the Markdown is shown as it was written; only a line break does what it says. */
const renderer = {
  html: ({ text }) => (/^<br\s*\/?>$/i.test(text.trim()) ? '<br>' : escaped(text)),
  image: ({ text }) => escaped(text),
};
const marked = new Marked({ gfm: true, renderer });

function escaped(text) {
  const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => signs[sign]);
}

/** A fragment to append. Links that are no web address lose their target and stay as text. */
export function markdown(source) {
  const fragment = DOMPurify.sanitize(marked.parse(String(source)), ALLOWED);
  for (const link of fragment.querySelectorAll('a')) {
    if (isWebAddress(link.getAttribute('href'))) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    } else {
      link.removeAttribute('href');
    }
  }
  return fragment;
}
