import { useMutation, useQuery } from "@tanstack/react-query";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export function useSignInPage() {
  return useQuery({
    queryKey: about(["people", "org", "chain"], "sign-in-page"),
    queryFn: () => ipc.signInPage(),
    staleTime: 0,
  });
}

export function useSignIn() {
  return useMutation({
    mutationFn: ({ id, password }: { id: string; password: string }) => ipc.signIn(id, password),
  });
}

export function useChangeOwnPassword() {
  return useWrite(
    ({ old, fresh }: { old: string; fresh: string }) => ipc.changeOwnPassword(old, fresh),
    "session.password_changed",
  );
}
