/* Elements made without markup: text goes in as text. */

export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

const PATHS = {
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  share: "M12 15V4M8 7.500 12 3.500l4 4M8 11H5v9.500h14V11h-3",
  up: "M7 11v9H4v-9zM7 11l4.5-8c1.7 0 2.6 1.2 2.2 2.9L13 9h5.6c1.3 0 2.2 1.200 1.900 2.500l-1.500 6.500c-.3 1.200-1.200 2-2.400 2H7",
  down: "M17 13V4h3v9zM17 13l-4.500 8c-1.700 0-2.600-1.200-2.200-2.900L11 15H5.400c-1.300 0-2.200-1.200-1.900-2.500L5 6c.3-1.200 1.200-2 2.400-2H17",
  retry: "M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500",
};

export const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "rc-svg");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", PATHS[name]);
  svg.append(shape);
  return svg;
};
