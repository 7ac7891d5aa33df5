/** Links to what the server holds: a link carries no token, so that whoever has signed in saves what it leads to. */

import { el, trouble } from './page.js';
import { whole } from './server.js';
import { bearer } from './session.js';

/** Makes a link one that is saved under this name where somebody has signed in. */
export function saved(link, name) {
  link.addEventListener('click', async (event) => {
    if (!bearer()) return;
    event.preventDefault();
    try {
      const address = URL.createObjectURL(await whole(link.href));
      el('a', { href: address, download: name }).click();
      URL.revokeObjectURL(address);
    } catch (refused) {
      link.after(trouble('It could not be saved', { lines: refused.lines ?? [refused.message], status: refused.status ?? 0 }));
    }
  });
}
