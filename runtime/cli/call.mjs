/** Asks the runtime, and says in one line a fault what it refused: node, field and what to do. */

/** Something the caller can mend: told without a stack. */
export class Refused extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

export async function call({ url, token }, method, where, body, file, headers = {}) {
  const sent = { method, headers: { authorization: `Bearer ${token}`, ...headers } };
  if (body !== undefined) sent.body = JSON.stringify(body);
  const answer = await fetch(url + where, sent).catch(() => {
    throw new Refused(
      `Nobody answers at ${url}. Start the runtime, or name another with --url or DOGEAR_URL.`,
      3,
    );
  });
  if (answer.ok) return answer.status === 204 ? undefined : answer.json();
  throw new Refused(problemText(await answer.json().catch(() => ({ status: answer.status })), file));
}

/** What the api said: each fault with its node, its field and what to do. */
function problemText({ status, code, detail, field, faults = [], scenarios = [] }, file) {
  const where = file ? `${file}: ` : '';
  const token = status === 401 ? ' Give the administrator token with --token or DOGEAR_ADMIN_TOKEN.' : '';
  const lines = [`${where}${code ?? status}${field ? ` at "${field}"` : ''}: ${detail ?? ''}${token}`];
  for (const fault of faults) lines.push(faultLine(file, fault));
  for (const { name, missed } of scenarios) {
    lines.push(`${where}FAILS: ${name}`, ...missed.map((one) => faultLine(file, one)));
  }
  return lines.join('\n');
}

export function faultLine(file, { level = 'fault', code, node, field, message }) {
  const where = [node && `node "${node}"`, field && `field "${field}"`].filter(Boolean).join(', ');
  return `${file ?? ''}: ${level} ${code}${where && ` at ${where}`}: ${message.en}`;
}
