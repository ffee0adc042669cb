import "./theme/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { startTexts } from "./i18n";
import { applyTokens } from "./theme/tokens";

applyTokens(window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
startTexts("zh-CN");

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
