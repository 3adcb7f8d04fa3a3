/** As much of WebAssembly's own interface as the engine uses: the libraries that TypeScript brings have it for browsers only. */
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => Module;
  const Instance: new (
    module: Module,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  const Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => Memory;
  interface Memory {
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
  }
}
