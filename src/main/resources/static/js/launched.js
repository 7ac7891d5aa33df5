/** Ends the sign-in: holds the answer against what was asked, fetches the token, opens the page (SMART App Launch 2.2). */

import { el, trouble } from './page.js';
import { ask, Refused } from './server.js';
import { asked, keep } from './session.js';

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const WORDS = {
  access_denied: 'You were not given leave, or broke off the sign-in.',
  invalid_scope: 'The authorization server does not grant what these pages ask for.',
  unauthorized_client: 'The authorization server does not know these pages.',
  invalid_client: 'The authorization server does not know these pages.',
  invalid_grant: 'The sign-in was used already or took too long.',
  server_error: 'The authorization server has a fault of its own.',
  temporarily_unavailable: 'The authorization server is busy. Try again in a minute.',
};

async function start() {
  const answer = new URLSearchParams(location.search);
  const launch = asked();
  history.replaceState(null, '', location.pathname);
  try {
    const token = await fetched(answer, launch);
    keep(token.access_token);
    location.replace(`/${launch.page}.html?${new URLSearchParams({ patient: token.patient })}`);
  } catch (refused) {
    document.getElementById('told').replaceChildren(
      trouble('You are not signed in', { lines: refused.lines ?? [refused.message], status: 0 }),
      el('p', {}, el('a', { href: '/launch.html' }, 'Sign in'), ' without an EHR, or open the page from the EHR again.'));
  }
}

async function fetched(answer, launch) {
  if (!launch || answer.get('state') !== launch.state) {
    throw new Refused(0, ['This is not the answer to what this page asked. Nothing was sent.']);
  }
  if (answer.has('error')) throw new Refused(0, [inWords(answer.get('error'))]);
  const token = await exchanged(answer.get('code') ?? '', launch);
  if (typeof token?.access_token !== 'string' || String(token.token_type).toLowerCase() !== 'bearer') {
    throw new Refused(0, ['The authorization server gave no token that can be used here.']);
  }
  if (!ID.test(token.patient ?? '')) throw new Refused(0, ['The authorization server does not say which patient this is about.']);
  return token;
}

/** As a public client: what shows that it is us is the verifier (RFC 7636). */
async function exchanged(code, launch) {
  try {
    return await ask(launch.token, {
      method: 'POST',
      credentials: 'omit',
      redirect: 'error',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: launch.back,
        client_id: launch.client,
        code_verifier: launch.verifier,
      }),
    });
  } catch (refused) {
    if (refused.body?.error) throw new Refused(0, [inWords(refused.body.error)]);
    if (refused.status === 0) throw new Refused(0, ['The authorization server could not be reached from this page.']);
    throw new Refused(0, [`The authorization server gave no token (${refused.status}).`]);
  }
}

function inWords(error) {
  return Object.hasOwn(WORDS, error) ? WORDS[error] : 'The authorization server refused the sign-in.';
}

start();
