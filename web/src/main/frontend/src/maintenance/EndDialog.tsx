import {
  Button,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { WindowView } from '../api/types';
import { useChange } from '../form/useChange';
import { texts } from '../texts';
import { about } from './about';

const names = texts.maintenance;

/** Asks what ends, and why: a window that comes again has times to come. */
export function EndDialog({ window, onClose }: { window: WindowView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const change = useChange();
  const comesAgain = window.recurrence != null;
  const isRunning = window.next != null && Date.parse(window.next.startsAt) <= Date.now();
  const service = about(window);

  function end(series: boolean) {
    const query = new URLSearchParams(series ? { series: 'true' } : {});
    if (reason.trim() !== '') {
      query.set('reason', reason.trim());
    }
    const asked = query.size === 0 ? '' : `?${query.toString()}`;
    onClose();
    void change({
      run: () => send('POST', `/api/v1/maintenance-windows/${window.id}/end${asked}`),
      done: comesAgain && !series ? names.endedTime(service) : names.ended(service),
    });
  }

  return (
    <Modal isOpen variant="small" aria-labelledby="end-window" onClose={onClose}>
      <ModalHeader title={names.endTitle(service)} titleIconVariant="warning" labelId="end-window" />
      <ModalBody>
        <p>{comesAgain ? names.endSeriesHint : names.endHint}</p>
        <FormGroup label={names.endReason} fieldId="end-reason">
          <TextInput
            id="end-reason"
            maxLength={500}
            value={reason}
            onChange={(_, value) => setReason(value)}
          />
        </FormGroup>
      </ModalBody>
      <ModalFooter>
        {comesAgain && isRunning && (
          <Button variant="danger" onClick={() => end(false)}>
            {names.endTime}
          </Button>
        )}
        <Button
          variant={comesAgain && isRunning ? 'secondary' : 'danger'}
          isDanger={comesAgain && isRunning}
          onClick={() => end(comesAgain)}
        >
          {comesAgain ? names.endSeries : names.end}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
