import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Failed } from '../app/States';
import { texts } from '../texts';
import { passwordFault, useSessionActions } from './session';

function useSubmit(action: () => Promise<void>) {
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    action()
      .catch((failure: unknown) => setError(failure instanceof Error ? failure : new Error(String(failure))))
      .finally(() => setBusy(false));
  };
  return { error, busy, submit };
}

interface FieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password';
  autoComplete: string;
}

function Field({ id, label, value, onChange, type = 'password', autoComplete }: FieldProps) {
  return (
    <FormGroup label={label} fieldId={id} isRequired>
      <TextInput
        id={id}
        type={type}
        value={value}
        isRequired
        autoComplete={autoComplete}
        onChange={(_event, text) => onChange(text)}
      />
    </FormGroup>
  );
}

interface SessionFormProps {
  title: string;
  hint?: string;
  send: string;
  /** Whether what was typed can be sent. */
  isReady?: boolean;
  onSend: () => Promise<void>;
  children: ReactNode;
}

/** A form that stands alone on its page; what the server refuses is said above its fields. */
function SessionForm({ title, hint, send, isReady = true, onSend, children }: SessionFormProps) {
  const { error, busy, submit } = useSubmit(onSend);
  return (
    <main className="belfry-sign-in">
      <Card>
        <CardTitle component="h1">{title}</CardTitle>
        <CardBody>
          {hint !== undefined && <p className="belfry-hint">{hint}</p>}
          <Form onSubmit={submit}>
            {error !== null && <Failed error={error} />}
            {children}
            <Button type="submit" isLoading={busy} isDisabled={busy || !isReady} isBlock>
              {send}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </main>
  );
}

export function SignInPage() {
  const { signIn } = useSessionActions();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  return (
    <SessionForm
      title={texts.session.title}
      send={texts.session.submit}
      onSend={() => signIn(username, password)}
    >
      <Field
        id="username"
        label={texts.session.username}
        type="text"
        autoComplete="username"
        value={username}
        onChange={setUsername}
      />
      <Field
        id="password"
        label={texts.session.password}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </SessionForm>
  );
}

export function ChangePasswordPage() {
  const { changePassword } = useSessionActions();
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const [repeated, setRepeated] = useState('');
  const fault = passwordFault(chosen, repeated);
  return (
    <SessionForm
      title={texts.session.changeTitle}
      hint={texts.session.changeHint}
      send={texts.session.change}
      isReady={fault === null && current !== ''}
      onSend={() => changePassword(current, chosen)}
    >
      <Field
        id="current"
        label={texts.session.current}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <Field
        id="chosen"
        label={texts.session.chosen}
        autoComplete="new-password"
        value={chosen}
        onChange={setChosen}
      />
      <Field
        id="repeated"
        label={texts.session.repeated}
        autoComplete="new-password"
        value={repeated}
        onChange={setRepeated}
      />
      {repeated !== '' && fault !== null && (
        <Alert variant="warning" isInline isPlain title={texts.session[fault]} />
      )}
    </SessionForm>
  );
}
