/** As much of JSON Schema as the runbook's uses. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  not?: Schema;
}

/** Something that may be written at a place. */
export interface Offer {
  word: string;
  /** What it is for. */
  about: string;
  isRequired: boolean;
}

/** The fields that may stand below the fields of a path; lists stand for what is in them. */
export function keysAt(schema: Schema, path: readonly string[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const at of resolve(schema, path)) {
    for (const [word, field] of Object.entries(at.properties ?? {})) {
      if (field.not === undefined) {
        const about = describe(schema, field);
        offers.set(word, { word, about, isRequired: at.required?.includes(word) ?? false });
      }
    }
  }
  return [...offers.values()];
}

/** The words that may stand as the value of the field of a path. */
export function valuesAt(schema: Schema, path: readonly string[]): Offer[] {
  const words = new Map<string, Offer>();
  for (const at of resolve(schema, path)) {
    const exact = [...(at.enum ?? []), ...(at.const === undefined ? [] : [at.const])];
    for (const value of [...exact, ...(at.examples ?? [])]) {
      const word = String(value);
      words.set(word, { word, about: at.description ?? '', isRequired: value === at.default });
    }
  }
  return [...words.values()];
}

/** What is said of the field of a path. */
export function aboutAt(schema: Schema, path: readonly string[]): string {
  return resolve(schema, path)
    .map((at) => at.description ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

/** Every schema that may describe what stands at a path. */
function resolve(root: Schema, path: readonly string[]): Schema[] {
  let at = ways(root, root);
  for (const key of path) {
    at = at.flatMap((each) => {
      const field = each.properties?.[key];
      return field === undefined ? [] : ways(root, field);
    });
  }
  return at;
}

function ways(root: Schema, schema: Schema): Schema[] {
  const { $ref, oneOf = [], anyOf = [], items } = schema;
  const named = $ref === undefined ? undefined : root.$defs?.[$ref.replace('#/$defs/', '')];
  return [
    schema,
    ...(named === undefined ? [] : ways(root, named)),
    // Choices that only say what is required describe nothing.
    ...[...oneOf, ...anyOf].flatMap((way) => ways(root, way)),
    ...(items === undefined ? [] : ways(root, items)),
  ];
}

function describe(root: Schema, field: Schema): string {
  return ways(root, field).find(({ description }) => description !== undefined)?.description ?? '';
}
