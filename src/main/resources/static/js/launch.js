/**
 * Begins the sign-in of our own pages: from an EHR, with `iss` and `launch` in the address, or by itself (SMART App Launch
 * 2.2, EHR launch and standalone launch; PKCE by RFC 7636).
 */

import { el, isWebAddress, trouble } from './page.js';
import { ask, Refused } from './server.js';
import { asking, drop } from './session.js';

const BASE = `${location.origin}/fhir`;
const NONE = 'This server has no sign-in of its own pages.';
const PAGES = ['passport', 'tumour'];

const at = (id) => document.getElementById(id);

async function start() {
  drop();
  try {
    const launch = wanted(new URLSearchParams(location.search));
    const [app, server] = await Promise.all([told('/launch/app'), told('/fhir/.well-known/smart-configuration')]);
    location.replace(await leave(launch, app, server));
  } catch (refused) {
    at('told').replaceChildren(
      trouble('You cannot be signed in', { lines: refused.lines ?? [refused.message], status: 0 }),
      el('p', {}, el('a', { href: '/' }, 'Order desk')));
  }
}

/** Whom it is for and what it is to open. Any other server than this one is refused before anything is sent. */
function wanted(query) {
  const page = PAGES.includes(query.get('page')) ? query.get('page') : PAGES[0];
  if (!query.has('iss') && !query.has('launch')) return { page, scope: 'launch/patient', more: {} };
  if (query.getAll('iss').length !== 1 || !isThisServer(query.get('iss'))) {
    throw new Refused(0, ['The launch asks for another FHIR server than this one. Nothing was sent.']);
  }
  if (!query.get('launch')) throw new Refused(0, ['The launch does not say what it is for. Open the page from the EHR again.']);
  return { page, scope: 'launch', more: { launch: query.get('launch') } };
}

function isThisServer(iss) {
  return iss.replace(/\/$/, '') === BASE;
}

async function told(path) {
  try {
    return await ask(path, { headers: { Accept: 'application/json' } });
  } catch (refused) {
    if (refused.status !== 404) throw refused;
    throw new Refused(0, [NONE, 'On this machine alone none is needed; elsewhere whoever runs the server can set one up.']);
  }
}

/** The address at which the authorization server asks the person for leave. */
async function leave(launch, app, server) {
  const doors = [server.authorization_endpoint, server.token_endpoint];
  if (!doors.every(isWebAddress) || !server.code_challenge_methods_supported?.includes('S256')) {
    throw new Refused(0, ['The authorization server does not say where to sign in, or cannot be reached. Try again in a minute.']);
  }
  if (!crypto.subtle) throw new Refused(0, ['Signing in needs an address that begins with https.']);
  const state = random();
  const verifier = random();
  const back = `${location.origin}/launched.html`;
  asking({ state, verifier, back, page: launch.page, client: app.client_id, token: server.token_endpoint });
  const door = new URL(server.authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: back,
    scope: `${launch.scope} ${app.scope}`,
    state,
    aud: BASE,
    code_challenge: await challenge(verifier),
    code_challenge_method: 'S256',
    ...launch.more,
  };
  for (const [name, value] of Object.entries(asked)) door.searchParams.set(name, value);
  return door.href;
}

/** 256 bits that nobody guesses. */
function random() {
  return text(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier) {
  return text(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

/** Bytes as base64url without padding. */
function text(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

start();
