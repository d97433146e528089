import { ActionGroup, Button, Card, CardBody, CardTitle, Form } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { MappingView, TrialView } from '../api/types';
import { Failed } from '../app/States';
import { FormField } from '../form/FormField';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import { Trial } from './Trial';

const names = texts.mappings;
const PATH = '/api/v1/mappings';
const EXAMPLE = {
  type: { default: 'MonitorDown' },
  key: [{ default: 'my-tool' }, '$.id'],
  severity: { default: 'critical' },
  summary: '$.msg',
};
const EXAMPLE_BODY = { id: 7, msg: 'web-1 does not answer' };

interface MappingEditorProps {
  mapping: MappingView | null;
  onClose: () => void;
}

/** Writes a mapping, and shows what would come of a body before anything is kept. */
export function MappingEditor({ mapping, onClose }: MappingEditorProps) {
  const [name, setName] = useState(mapping?.name ?? '');
  const [text, setText] = useState(() => written(mapping?.mapping ?? EXAMPLE));
  const [body, setBody] = useState(() => written(EXAMPLE_BODY));
  const [trial, setTrial] = useState<TrialView | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const said = useSaid();

  const attempt = async (action: (parsed: unknown) => Promise<void>) => {
    setError(null);
    setTrial(null);
    try {
      await action(JSON.parse(text));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  const tryOut = (parsed: unknown) =>
    send<TrialView>('POST', `${PATH}/try`, { mapping: parsed, payload: payloadOf(body) }).then(setTrial);
  const save = async (parsed: unknown) => {
    await (mapping === null
      ? send('POST', PATH, { name: name.trim(), mapping: parsed })
      : send('PUT', `${PATH}/${encodeURIComponent(name)}`, { mapping: parsed }, mapping.version));
    said(texts.saved(name));
    onClose();
  };

  return (
    <Card className="belfry-hint">
      <CardTitle component="h2">{mapping === null ? names.add : mapping.name}</CardTitle>
      <CardBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            void attempt(save);
          }}
        >
          {error !== null &&
            (error instanceof SyntaxError ? (
              <p role="alert">{names.notJson(error.message)}</p>
            ) : (
              <Failed error={error} />
            ))}
          <FormField
            field={{
              name: 'name',
              label: names.name,
              hint: names.nameHint,
              isRequired: true,
              isFixed: mapping !== null,
            }}
            value={name}
            onChange={setName}
          />
          <div className="belfry-beside">
            <FormField
              field={{ name: 'mapping', label: names.mapping, kind: 'lines', isRequired: true }}
              value={text}
              onChange={setText}
            />
            <FormField
              field={{ name: 'body', label: names.body, hint: names.bodyHint, kind: 'lines' }}
              value={body}
              onChange={setBody}
            />
          </div>
          {trial !== null && <Trial trial={trial} />}
          <ActionGroup>
            <Button variant="secondary" onClick={() => void attempt(tryOut)}>
              {names.tryOut}
            </Button>
            <Button type="submit" isDisabled={name.trim() === ''}>
              {texts.save}
            </Button>
            <Button variant="link" onClick={onClose}>
              {texts.cancel}
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
}

function written(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** What is no JSON is sent as a text, for the server says best what is wrong with it. */
function payloadOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
