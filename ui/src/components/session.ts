import { createContext, useContext } from "react";
import type { ChainInfo, Session } from "../bindings";
import { count, type Figure, fullFigure, type Language, shortFigure } from "./format";

export type Signed = { chain: ChainInfo; session: Session; language: Language };

export const SignedContext = createContext<Signed | null>(null);

/** Who is signed in to which chain. Only screens behind the sign-in may ask. */
export function useSigned(): Signed {
  const signed = useContext(SignedContext);
  if (signed === null) throw new Error("nobody is signed in");
  return signed;
}

/** Whether the person's role allows an operation somewhere. Hides controls; the shell decides. */
export function useMay(operation: string): boolean {
  return useSigned().session.grants.some((grant) => grant.operation === operation);
}

/** Formats figures for this chain and language. */
export function useFigures() {
  const { chain, language } = useSigned();
  const figure = (unit: string): Figure => ({
    unit,
    currency: chain.currency,
    digits: chain.currency_digits,
    language,
  });
  return {
    short: (value: string | null | undefined, unit = "money") => shortFigure(value, figure(unit)),
    full: (value: string | null | undefined, unit = "money") => fullFigure(value, figure(unit)),
    count,
  };
}
