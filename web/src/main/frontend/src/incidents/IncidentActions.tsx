import { Button, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import type { Answers, Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useChange, useSaid } from '../form/useChange';
import { PersonSearch } from '../people/PersonSearch';
import { texts } from '../texts';
import { act, waysOn, type IncidentView } from './incident';

const names = texts.incidents;
const PRIORITIES = { P1: 'P1', P2: 'P2', P3: 'P3', P4: 'P4' };
type Asked = keyof typeof names.actions;

/** What can be done with an incident. The first is what most likely comes next. */
export function IncidentActions({ incident }: { incident: IncidentView }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const actions: Asked[] = [...waysOn(incident.state), 'command', 'describe'];
  const close = () => setAsked(null);
  return (
    <div className="belfry-actions belfry-wrapped" role="group" aria-label={texts.handling.label}>
      {actions.map((action, place) => (
        <Button key={action} variant={place === 0 ? 'primary' : 'secondary'} onClick={() => setAsked(action)}>
          {names.actions[action]}
        </Button>
      ))}
      {asked === 'command' && <Command incident={incident} onClose={close} />}
      {asked !== null && asked !== 'command' && <Ask incident={incident} action={asked} onClose={close} />}
    </div>
  );
}

function Command({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const change = useChange();
  return (
    <Modal isOpen variant="small" position="top" aria-labelledby="command" onClose={onClose}>
      <ModalHeader title={names.actions.command} labelId="command" description={names.commandHint} />
      <ModalBody>
        <PersonSearch
          mayBeNobody
          onChoose={(person) => {
            onClose();
            void change({
              run: () => act(incident, 'command', { username: person?.username ?? null }),
              done: names.done.command,
            });
          }}
        />
      </ModalBody>
    </Modal>
  );
}

interface AskProps {
  incident: IncidentView;
  action: Exclude<Asked, 'command'>;
  onClose: () => void;
}

function Ask({ incident, action, onClose }: AskProps) {
  const said = useSaid();
  return (
    <FormDialog
      title={names.actions[action]}
      hint={`${incident.number} ${incident.title}`}
      fields={() => fieldsOf(action, incident)}
      start={{
        title: incident.title,
        priority: incident.priority,
        cause: incident.cause ?? '',
        solution: incident.solution ?? '',
      }}
      send={names.actions[action]}
      onSend={async (answers) => {
        await act(incident, action, given(fieldsOf(action, incident), answers));
        said(names.done[action]);
      }}
      onClose={onClose}
    />
  );
}

function fieldsOf(action: Asked, incident: IncidentView): Field[] {
  const note: Field = { name: 'note', label: names.note, hint: names.noteHint, kind: 'lines' };
  switch (action) {
    case 'describe':
      return [
        { name: 'title', label: names.titleField, isRequired: true },
        { name: 'priority', label: names.priority, kind: 'one', isRequired: true, words: PRIORITIES },
      ];
    case 'resolve':
    case 'close':
      return [
        { name: 'cause', label: names.cause, kind: 'lines' },
        {
          name: 'solution',
          label: names.solution,
          hint: names.solutionHint,
          kind: 'lines',
          isRequired: action === 'close' && incident.solution === null,
        },
        note,
      ];
    default:
      return [note];
  }
}

/** The answers to what was asked; what is empty is left as it is. */
function given(fields: Field[], answers: Answers): Answers {
  return Object.fromEntries(
    fields
      .map(({ name }) => [name, (answers[name] ?? '').trim()] as const)
      .filter(([, answer]) => answer !== ''),
  );
}
