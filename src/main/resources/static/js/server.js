/** Talks with the server, as whoever has signed in, and turns every refusal into sentences. */

import { bearer, drop } from './session.js';

const HOOKS = '/cds-services'; // has tokens of its own

/** The server said no, or could not be reached; `status` is 0 where there was no answer. */
export class Refused extends Error {
  constructor(status, lines, body = null) {
    super(lines.join(' '));
    this.status = status;
    this.lines = lines;
    this.body = body;
  }
}

/** The JSON answer of the server, or null for an empty one. Throws `Refused`. */
export async function ask(path, options = {}) {
  const response = await reached(path, options);
  const body = await read(response);
  if (!response.ok) throw new Refused(response.status, reasons(body, response.status), body);
  return body;
}

/** What the server holds under an address, as it is. Throws `Refused`. */
export async function whole(path) {
  const response = await reached(path, {});
  if (!response.ok) throw new Refused(response.status, reasons(await read(response), response.status));
  return response.blob();
}

/** Sends JSON to the server. Throws `Refused`. */
export function tell(path, json) {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(json),
  });
}

async function reached(path, options) {
  const address = new URL(path, location.href);
  const ours = address.origin === location.origin;
  let response;
  try {
    response = await fetch(address, ours ? signed(options) : options);
  } catch {
    throw new Refused(0, ['The server could not be reached. Is it running?']);
  }
  if (ours && response.status === 401 && !address.pathname.startsWith(HOOKS)) drop();
  return response;
}

/** The token goes to this server alone. */
function signed(options) {
  const token = bearer();
  return token ? { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } } : options;
}

async function read(response) {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return null;
    throw new Refused(response.status, ['The answer is not JSON and cannot be read.']);
  }
}

function reasons(body, status) {
  if (status === 401 && !bearer()) return ['You are not signed in, or no longer.'];
  const beyond = status === 403 && bearer() ? ['Your sign-in does not reach this.'] : [];
  const issues = body?.resourceType === 'OperationOutcome' ? body.issue ?? [] : [];
  const said = issues.map((issue) => issue.diagnostics ?? issue.details?.text).filter(Boolean);
  if (said.length > 0) return [...beyond, ...said];
  if (body?.detail) return [...beyond, String(body.detail)];
  return beyond.length > 0 ? beyond : ['The server gave no reason.'];
}
