import { fontFamily, size } from "../../../theme/tokens";

/** Draws the links as they are on screen, each with the head of its arrow. */
export function drawLines(map: HTMLElement, on: CanvasRenderingContext2D): void {
  for (const path of map.querySelectorAll<SVGPathElement>("path.react-flow__edge-path")) {
    const { stroke, strokeWidth, strokeDasharray, strokeLinecap } = getComputedStyle(path);
    on.save();
    on.strokeStyle = stroke;
    on.lineWidth = Number.parseFloat(strokeWidth) || 1;
    on.lineCap = strokeLinecap as CanvasLineCap;
    on.setLineDash(numbers(strokeDasharray));
    on.stroke(new Path2D(path.getAttribute("d") ?? ""));
    if (path.getAttribute("marker-end")) drawHead(path, on, stroke);
    on.restore();
  }
}

const numbers = (dashes: string) => (dashes.match(/[\d.]+/g) ?? []).map(Number);

function drawHead(path: SVGPathElement, on: CanvasRenderingContext2D, colour: string): void {
  const length = path.getTotalLength();
  const end = path.getPointAtLength(length);
  const before = path.getPointAtLength(Math.max(0, length - size.s1));
  on.translate(end.x, end.y);
  on.rotate(Math.atan2(end.y - before.y, end.x - before.x));
  on.fillStyle = colour;
  on.fill(new Path2D(`M0,0 L${-size.s2},${-size.s1} L${-size.s2},${size.s1} Z`));
}

/** Draws the words that lie freely on the map: names of levels, what links say, marks. */
export function drawWords(map: HTMLElement, on: CanvasRenderingContext2D): void {
  const origin = map.getBoundingClientRect();
  const zoom = origin.width / map.offsetWidth;
  on.font = `${size["f-small"]}px ${fontFamily}`;
  on.textBaseline = "middle";
  on.textAlign = "center";
  for (const words of map.querySelectorAll<HTMLElement>("[data-words]")) {
    const place = words.getBoundingClientRect();
    const [x, y] = [(place.left - origin.left) / zoom, (place.top - origin.top) / zoom];
    const [width, height] = [place.width / zoom, place.height / zoom];
    const { color, backgroundColor } = getComputedStyle(words);
    on.fillStyle = backgroundColor;
    on.fillRect(x, y, width, height);
    on.fillStyle = color;
    on.fillText(words.textContent?.trim() ?? "", x + width / 2, y + height / 2);
  }
}
