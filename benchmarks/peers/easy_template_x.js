// easy-template-x as its manual has it.
"use strict";
const fs = require("fs");
const { TemplateHandler } = require("easy-template-x");
const { read, serve } = require("./base.js");

serve((job) => {
  const template = fs.readFileSync(job.template);
  const values = read(job.values);
  const handler = new TemplateHandler();
  return () => handler.process(template, values);
});
