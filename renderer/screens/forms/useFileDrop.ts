import { useState, type DragEvent } from 'react';
import type { PickedFile } from '../../stores/pickForm.ts';

/** Reads files that a person chose; a folder among them is left out. */
export const readFiles = async (files: Iterable<File>): Promise<readonly PickedFile[]> => {
  const read = await Promise.all(
    [...files].map(async (file): Promise<PickedFile | null> => {
      try {
        return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      } catch {
        return null;
      }
    }),
  );
  return read.filter((file) => file !== null);
};

type DropListeners = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** Files dropped anywhere on a part of the screen. */
export const useFileDrop = (
  onFiles: (files: readonly PickedFile[]) => void,
): { readonly isOver: boolean; readonly listeners: DropListeners } => {
  const [isOver, setIsOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  return {
    isOver,
    listeners: {
      onDragOver: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setIsOver(false);
      },
      onDrop: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        void readFiles(event.dataTransfer.files).then(onFiles);
      },
    },
  };
};
