import { env } from 'node:process';

function setting(name: string): string {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set. It says where the server is and how to sign in.`);
  }
  return value;
}

export const url = setting('BELFRY_URL');
export const user = setting('BELFRY_USER');
export const oneTimePassword = setting('BELFRY_PASSWORD');
export const password = 'a password of this journey';

/**
 * How soon a browser shows what happens elsewhere. The proof asks for a second; a build, on a machine that does other
 * things as well, is not failed by a pause of that machine.
 */
export const soon = { timeout: Number(env.BELFRY_SOON_MILLIS ?? 10_000) };

/** Sends an alert as a monitoring tool does. */
export async function alert(fields: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${url}/api/v1/alerts`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${setting('BELFRY_TOKEN')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(fields),
  });
  if (response.status !== 202) {
    throw new Error(`The alert was not taken (${response.status}): ${await response.text()}`);
  }
}
