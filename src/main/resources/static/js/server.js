/** Talks JSON with the server and turns every refusal into sentences. */

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

/** Sends JSON to the server. Throws `Refused`. */
export function tell(path, json) {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(json),
  });
}

async function reached(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Refused(0, ['The server could not be reached. Is it running?']);
  }
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
  const issues = body?.resourceType === 'OperationOutcome' ? body.issue ?? [] : [];
  const said = issues.map((issue) => issue.diagnostics ?? issue.details?.text).filter(Boolean);
  if (said.length > 0) return said;
  if (body?.detail) return [String(body.detail)];
  const closed = status === 401 || status === 403;
  return [closed ? 'This server wants a sign-in that the order desk does not have.' : 'The server gave no reason.'];
}
