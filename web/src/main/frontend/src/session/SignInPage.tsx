import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useState, type SyntheticEvent } from 'react';
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

export function SignInPage() {
  const { signIn } = useSessionActions();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const { error, busy, submit } = useSubmit(() => signIn(username, password));
  return (
    <main className="belfry-sign-in">
      <Card>
        <CardTitle component="h1">{texts.session.title}</CardTitle>
        <CardBody>
          <Form onSubmit={submit}>
            {error !== null && <Failed error={error} />}
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
            <Button type="submit" isLoading={busy} isDisabled={busy} isBlock>
              {texts.session.submit}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </main>
  );
}

export function ChangePasswordPage() {
  const { changePassword } = useSessionActions();
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const [repeated, setRepeated] = useState('');
  const fault = passwordFault(chosen, repeated);
  const { error, busy, submit } = useSubmit(() => changePassword(current, chosen));
  return (
    <main className="belfry-sign-in">
      <Card>
        <CardTitle component="h1">{texts.session.changeTitle}</CardTitle>
        <CardBody>
          <p className="belfry-hint">{texts.session.changeHint}</p>
          <Form onSubmit={submit}>
            {error !== null && <Failed error={error} />}
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
            <Button
              type="submit"
              isLoading={busy}
              isDisabled={busy || fault !== null || current === ''}
              isBlock
            >
              {texts.session.change}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </main>
  );
}
