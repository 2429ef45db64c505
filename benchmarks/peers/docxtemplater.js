// docxtemplater as its manual has it; the archive and the template are opened for each document.
"use strict";
const fs = require("fs");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");
const { read, serve } = require("./base.js");

serve((job) => {
  const template = fs.readFileSync(job.template);
  const values = read(job.values);
  return () => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    document.render(values);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
});
