import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { get, send } from '../api/client';
import { Failed, Loading } from '../app/States';
import { orNull, type Answers } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';

const names = texts.contacts;

/** Null, or left out, for not at all that way. */
interface Contact {
  mail?: string | null;
  ntfyTopic?: string | null;
}

interface ContactDialogProps {
  username: string;
  title: string;
  onClose: () => void;
}

/** Where somebody is called: for that person, and for administrators. */
export default function ContactDialog({ username, title, onClose }: ContactDialogProps) {
  const path = `/api/v1/users/${encodeURIComponent(username)}/contacts`;
  const said = useSaid();
  const contact = useQuery({
    queryKey: ['contacts', username],
    queryFn: () => get<Contact>(path),
    // What is changed begins with what stands there now.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (contact.data === undefined) {
    return (
      <Modal isOpen variant="small" position="top" aria-labelledby="contacts" onClose={onClose}>
        <ModalHeader title={title} labelId="contacts" />
        <ModalBody>
          {contact.isError ? (
            <Failed error={contact.error} onRetry={() => void contact.refetch()} />
          ) : (
            <Loading />
          )}
        </ModalBody>
      </Modal>
    );
  }
  const save = async ({ mail, ntfyTopic }: Answers) => {
    await send('PUT', path, { mail: orNull(mail), ntfyTopic: orNull(ntfyTopic) });
    said(texts.saved(title));
  };
  return (
    <FormDialog
      title={title}
      hint={names.hint}
      fields={() => [
        { name: 'mail', label: names.mail, hint: names.mailHint },
        { name: 'ntfyTopic', label: names.ntfyTopic, hint: names.ntfyTopicHint },
      ]}
      start={{ mail: contact.data.mail ?? '', ntfyTopic: contact.data.ntfyTopic ?? '' }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
