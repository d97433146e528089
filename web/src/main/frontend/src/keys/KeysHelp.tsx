import { Modal, ModalBody, ModalHeader, Switch } from '@patternfly/react-core';
import { useState } from 'react';
import { texts } from '../texts';
import { areKeysOn, switchKeys } from './useKeys';

/** Says which keys there are, and switches them off for those whom they disturb. */
export default function KeysHelp({ onClose }: { onClose: () => void }) {
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <Modal isOpen variant="small" aria-labelledby="keys" onClose={onClose}>
      <ModalHeader title={texts.keys.title} labelId="keys" />
      <ModalBody>
        <dl className="belfry-keys">
          {texts.keys.all.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Switch
          id="keys-on"
          label={texts.keys.on}
          isChecked={isOn}
          onChange={(_event, on) => {
            switchKeys(on);
            setOn(on);
          }}
        />
      </ModalBody>
    </Modal>
  );
}
