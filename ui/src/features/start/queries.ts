import { useMutation } from "@tanstack/react-query";
import type { NewChain, SampleKind } from "../../bindings";
import { ipc } from "../../ipc";

export function useStartSample() {
  return useMutation({ mutationFn: (kind: SampleKind) => ipc.startSample(kind) });
}

/** Makes the chain and signs its owner in, so that the first file can follow at once. */
export function useStartChain() {
  return useMutation({
    mutationFn: async (chain: NewChain) => {
      const state = await ipc.startChain(chain);
      if ((await ipc.session()) === null) await signInOwner(chain);
      return state;
    },
  });
}

async function signInOwner(chain: NewChain) {
  const { people } = await ipc.signInPage();
  const owner = people.find((person) => person.name === chain.owner_name) ?? people[0];
  if (owner) await ipc.signIn(owner.employee_id, chain.owner_password);
}

export function useRestore() {
  return useMutation({ mutationFn: (file: string) => ipc.restoreBackup(file) });
}
