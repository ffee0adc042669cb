import { mapSize, size } from "../../../theme/tokens";
import type { Box } from "./layout";
import { drawLines, drawWords } from "./pen";

/** Pixels of the picture to one of the map, and the longest side an engine surely draws. */
const SHARP = 2;
const LONGEST = 8192;
/** What {@link drawLines} and {@link drawWords} draw. */
const BY_HAND = ".react-flow__edges, [data-words]";
const DATA_URL = /^data:[^,]*,/;

export type PictureKind = "png" | "pdf";

/** The least rectangle round all goals, with room for level names and bows at its edges. */
export function frameOf(boxes: Iterable<Box>): Box {
  const all = [...boxes];
  const left = Math.min(...all.map((box) => box.x)) - mapSize.level - mapSize.margin;
  const top = Math.min(...all.map((box) => box.y)) - size.s12;
  const right = Math.max(...all.map((box) => box.x + box.width)) + 2 * mapSize.margin;
  const bottom = Math.max(...all.map((box) => box.y + box.height)) + 3 * mapSize.margin;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How many pixels of the picture one of the map gets: sharp, as long as it can be drawn. */
export function sharpness({ width, height }: Pick<Box, "width" | "height">): number {
  return Math.min(SHARP, LONGEST / Math.max(width, height));
}

/** The largest place for a picture in the middle of a page. */
export function fitted(picture: { width: number; height: number }, page: typeof picture): Box {
  const room = { width: page.width - 2 * size.s6, height: page.height - 2 * size.s6 };
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: (page.width - width) / 2, y: (page.height - height) / 2, width, height };
}

/** Draws the whole map, whatever part of it is on screen; answers the file as base64. */
export async function drawPicture(
  map: HTMLElement,
  frame: Box,
  background: string,
  kind: PictureKind,
): Promise<string> {
  const png = await drawMap(map, frame, background);
  if (kind === "png") return png.replace(DATA_URL, "");
  const { jsPDF } = await import("jspdf");
  const orientation = frame.width > frame.height ? "landscape" : "portrait";
  const file = new jsPDF({ orientation, unit: "pt", format: "a3", compress: true });
  const { pageSize } = file.internal;
  const place = fitted(frame, { width: pageSize.getWidth(), height: pageSize.getHeight() });
  file.addImage(png, "PNG", place.x, place.y, place.width, place.height, undefined, "FAST");
  return file.output("datauristring").replace(DATA_URL, "");
}

/** Lines and free words are drawn by hand: WebKit leaves them out of a picture of the page. */
async function drawMap(map: HTMLElement, frame: Box, background: string): Promise<string> {
  const { toCanvas } = await import("html-to-image");
  const sharp = sharpness(frame);
  const goals = await toCanvas(map, {
    width: frame.width,
    height: frame.height,
    pixelRatio: sharp,
    skipFonts: true,
    filter: (node) => !(node instanceof Element && node.matches(BY_HAND)),
    style: {
      width: `${frame.width}px`,
      height: `${frame.height}px`,
      transform: `translate(${-frame.x}px, ${-frame.y}px) scale(1)`,
    },
  });
  const picture = document.createElement("canvas");
  picture.width = goals.width;
  picture.height = goals.height;
  const on = picture.getContext("2d");
  if (!on) throw new Error("there is nothing to draw on");
  on.fillStyle = background;
  on.fillRect(0, 0, picture.width, picture.height);
  on.scale(sharp, sharp);
  on.translate(-frame.x, -frame.y);
  drawLines(map, on);
  on.drawImage(goals, frame.x, frame.y, frame.width, frame.height);
  drawWords(map, on);
  return picture.toDataURL("image/png");
}
