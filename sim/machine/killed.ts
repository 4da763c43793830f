/** A program ended in the middle of what it did. Whatever of it is still on the stack changes nothing any more. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}
