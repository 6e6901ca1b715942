/** A signal that carries nothing: an effect that listens runs again at every beat. */
export class Pulse {
  #beats = $state(0);

  beat(): void {
    this.#beats += 1;
  }

  /** Makes the effect that calls it depend on this pulse; the number of beats so far. */
  listen(): number {
    return this.#beats;
  }
}
