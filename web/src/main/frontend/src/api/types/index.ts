/** What the API shows, by subject; see /openapi. */
export type * from './administration';
export type * from './alerts';
export type * from './catalogue';
export type * from './common';
export type * from './events';
export type * from './expectations';
export type * from './figures';
export type * from './oncall';
