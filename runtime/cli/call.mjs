/** Asks the runtime, and says in one line a fault what it refused: node, field and what to do. */

/** Something the caller can mend: told without a stack. */
export class Refused extends Error {
  /** `status`: what the runtime answered, where it did. */
  constructor(message, code = 1, status) {
    super(message);
    this.code = code;
    this.status = status;
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
  const problem = await answer.json().catch(() => ({ status: answer.status }));
  throw new Refused(problemText(problem, file), 1, answer.status);
}

/** What the api said: each fault with its node, its field and what to do. */
function problemText({ status, code, detail, field, ...found }, file) {
  const where = file ? `${file}: ` : '';
  const token = status === 401 ? ' Give the administrator token with --token or DOGEAR_ADMIN_TOKEN.' : '';
  const first = `${where}${code ?? status}${field ? ` at "${field}"` : ''}: ${detail ?? ''}${token}`;
  return [first, ...problemLines(found, file)].join('\n');
}

/** A line for each fault, and for each scenario that fails with what it missed. */
export function problemLines({ faults = [], scenarios = [] }, file) {
  const where = file ? `${file}: ` : '';
  const failing = ({ name, missed }) => [
    `${where}FAILS: ${name}`,
    ...missed.map((one) => faultLine(file, one)),
  ];
  return [...faults.map((fault) => faultLine(file, fault)), ...scenarios.flatMap(failing)];
}

export function faultLine(file, { level = 'fault', code, node, field, message }) {
  const where = [node && `node "${node}"`, field && `field "${field}"`].filter(Boolean).join(', ');
  return `${file ?? ''}: ${level} ${code}${where && ` at ${where}`}: ${message.en}`;
}
