import { Button, ClipboardCopy, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { texts } from '../texts';

interface SecretDialogProps {
  title: string;
  hint: string;
  secret: string;
  onClose: () => void;
}

/** Shows what is shown this once. */
export function SecretDialog({ title, hint, secret, onClose }: SecretDialogProps) {
  return (
    <Modal isOpen variant="small" aria-labelledby="secret" onClose={onClose}>
      <ModalHeader title={title} labelId="secret" description={hint} />
      <ModalBody>
        <ClipboardCopy isReadOnly hoverTip={texts.copy} clickTip={texts.copied} textAriaLabel={title}>
          {secret}
        </ClipboardCopy>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{texts.understood}</Button>
      </ModalFooter>
    </Modal>
  );
}
