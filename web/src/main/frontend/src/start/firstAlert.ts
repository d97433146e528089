import { problemOf } from '../api/client';
import { texts } from '../texts';

const PATH = '/api/v1/alerts';

function alert(service: string | null): Record<string, string> {
  return {
    type: 'HostDown',
    key: 'start/first',
    severity: 'major',
    summary: texts.start.steps.alert.summary,
    ...(service === null ? {} : { service }),
  };
}

/** What to type into a terminal. */
export function inTerminal(url: string, token: string, service: string | null): string {
  return `curl -fsS ${url}${PATH} \\
  -H "Authorization: Bearer ${token}" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify(alert(service)).replaceAll("'", "'\\''")}'`;
}

/** The same from here: as a sender with its token, and not as the one who is signed in. */
export async function post(token: string, service: string | null): Promise<void> {
  const response = await fetch(PATH, {
    method: 'POST',
    credentials: 'omit',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(alert(service)),
  });
  if (!response.ok) {
    throw await problemOf(response);
  }
}
