import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { texts } from '../texts';

interface ConfirmDialogProps {
  title: string;
  hint: string;
  /** What will be done, in a word. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, hint, action, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Modal isOpen variant="small" aria-labelledby="confirm" onClose={onClose}>
      <ModalHeader title={title} titleIconVariant="warning" labelId="confirm" />
      <ModalBody>{hint}</ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
