import type { ConsentChannel, ConsentState, NewContact, Tag, TagColour } from "../../bindings";
import type { Tone } from "../../components/Page";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export const TAG_TONE: Record<TagColour, Tone> = {
  grey: "grey",
  teal: "tint",
  green: "green",
  amber: "amber",
  red: "red",
};

export function useSaveTag() {
  return useWrite((tag: Tag) => ipc.saveTag(tag), "tag.saved");
}

export function useDeleteTag() {
  return useWrite((id: string) => ipc.deleteTag(id), "tag.deleted");
}

export function useLogContact() {
  return useWrite((contact: NewContact) => ipc.logContact(contact), "customer.logged");
}

type Said = { channel: ConsentChannel; state: ConsentState; source: string };

export function useSetConsent(customer: string) {
  return useWrite(
    ({ channel, state, source }: Said) => ipc.setConsent(customer, channel, state, source),
    "customer.consent_saved",
  );
}
