import { expect, test } from 'vitest';
import { DOORS } from './doors';

test('every set-up names the server and the token, and nothing else has to be filled in but a mapping', () => {
  for (const { id, setUp } of DOORS) {
    const text = setUp('https://belfry.example.com:8443', 'bf_secret');
    expect(text, id).toContain('belfry.example.com');
    expect(text, id).toContain('bf_secret');
    expect(text.includes('<'), id).toBe(id === 'json');
  }
});
