/**
 * All that pages keep, and for as long as the tab is open: the token of who has signed in and, while the sign-in is under
 * way, what its answer is held against. It is in no lasting store and in no address.
 */

const TOKEN = 'companion.token';
const ASKED = 'companion.launch';

/** The token of who has signed in, or null. */
export function bearer() {
  return sessionStorage.getItem(TOKEN);
}

export function keep(token) {
  sessionStorage.setItem(TOKEN, token);
}

export function drop() {
  sessionStorage.removeItem(TOKEN);
}

/** Notes what the authorization server was asked. */
export function asking(launch) {
  sessionStorage.setItem(ASKED, JSON.stringify(launch));
}

/** What the authorization server was asked, or null; it is told once. */
export function asked() {
  const launch = sessionStorage.getItem(ASKED);
  sessionStorage.removeItem(ASKED);
  return launch && JSON.parse(launch);
}
