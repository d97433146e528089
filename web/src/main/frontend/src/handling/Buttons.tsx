import { ActionGroup, Button } from '@patternfly/react-core';
import { texts } from '../texts';

interface ButtonsProps {
  send: string;
  isReady?: boolean;
  onCancel: () => void;
}

/** The end of a form. */
export function Buttons({ send, isReady = true, onCancel }: ButtonsProps) {
  return (
    <ActionGroup>
      <Button type="submit" isDisabled={!isReady}>
        {send}
      </Button>
      <Button variant="link" onClick={onCancel}>
        {texts.cancel}
      </Button>
    </ActionGroup>
  );
}
