// docx-templates at its best: no sandbox around its expressions, no indented XML.
"use strict";
const fs = require("fs");
const createReport = require("docx-templates").default;
const { read, serve } = require("./base.js");

serve((job) => {
  const template = fs.readFileSync(job.template);
  const data = read(job.values);
  const options = { template, data, noSandbox: true, indentXml: false, maximumWalkingDepth: 1e9 };
  return async () => Buffer.from(await createReport(options));
});
