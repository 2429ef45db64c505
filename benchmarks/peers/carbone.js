// carbone's community edition, which reads the template from disk for each document.
"use strict";
const carbone = require("carbone");
const { read, serve } = require("./base.js");

serve((job) => {
  const values = read(job.values);
  return () =>
    new Promise((resolve, reject) => {
      carbone.render(job.template, values, (error, printed) =>
        error ? reject(error) : resolve(printed)
      );
    });
});
