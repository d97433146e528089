import { expect, test } from 'vitest';
import { passwordFault } from './session';

test('a password of eleven characters is too short, one of twelve is not', () => {
  expect(passwordFault('x'.repeat(11), 'x'.repeat(11))).toBe('tooShort');
  expect(passwordFault('x'.repeat(12), 'x'.repeat(12))).toBeNull();
});

test('both must be the same', () => {
  expect(passwordFault('x'.repeat(12), 'y'.repeat(12))).toBe('different');
});
