import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import type { EventView } from '../api/types';
import { PersonSearch } from '../people/PersonSearch';
import { texts } from '../texts';
import { needsCause, type Act, type ActionName } from './actions';
import { CauseForm } from './CauseForm';
import { HandOverForm } from './HandOverForm';
import { NoteForm } from './NoteForm';
import { PriorityForm } from './PriorityForm';
import { UntilForm } from './UntilForm';

interface ActionDialogProps {
  action: ActionName;
  events: EventView[];
  /** What was said with it before, when it was refused. */
  said?: Act['body'];
  onAct: (act: Act) => void;
  onClose: () => void;
}

/** Asks for what an action needs. */
export default function ActionDialog({ action, events, said, onAct, onClose }: ActionDialogProps) {
  const what = events.length === 1 ? events[0]?.subject : texts.handling.ofEvents(events.length);
  return (
    <Modal isOpen variant="small" position="top" aria-labelledby="act" onClose={onClose}>
      <ModalHeader title={texts.handling.actions[action]} labelId="act" description={what} />
      <ModalBody>
        <Asked
          action={action}
          events={events}
          {...(said && { said })}
          onClose={onClose}
          onAct={(act) => {
            onClose();
            onAct(act);
          }}
        />
      </ModalBody>
    </Modal>
  );
}

function Asked({ action, events, said, onAct, onClose }: ActionDialogProps) {
  const send = (body: Act['body']) => onAct({ action, body });
  switch (action) {
    case 'assign':
      return (
        <PersonSearch
          mayBeNobody
          onChoose={(person) => onAct({ action, body: { username: person?.username ?? null }, person })}
        />
      );
    case 'help':
      return <PersonSearch onChoose={(person) => send({ username: person?.username })} />;
    case 'resolve':
    case 'close':
      return (
        <CauseForm
          action={texts.handling.actions[action]}
          known={events[0]}
          said={said}
          isRequired={action === 'close' && events.some(needsCause)}
          onSend={send}
          onCancel={onClose}
        />
      );
    case 'hand-over':
      return (
        <HandOverForm
          events={events}
          said={said}
          onSend={(sent) => onAct({ action, ...sent })}
          onCancel={onClose}
        />
      );
    case 'prioritise':
      return <PriorityForm event={events[0]} said={said} onSend={send} onCancel={onClose} />;
    case 'acknowledge':
      return <UntilForm said={said} onSend={send} onCancel={onClose} />;
    case 'reopen':
    case 'comment':
    case 'useless':
      return <NoteForm action={action} said={said} onSend={send} onCancel={onClose} />;
    default:
      return null;
  }
}
