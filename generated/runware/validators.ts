// Machine-written by `npm run generate`: change the specs, not this file.
// @ts-nocheck Compiled by Ajv: plain JavaScript that nobody types; its exports are typed.
import type { Judge } from '../../src/core/contract.ts'
import ucs2lengthModule from 'ajv/dist/runtime/ucs2length.js'
const ucs2length = ucs2lengthModule.default ?? ucs2lengthModule
import { fullFormats } from 'ajv-formats/dist/formats.js'

const judges = ((exports) => {
exports.RequestBodyJudge = validate0;
const schema0 = {"type":"array","minItems":1,"items":{"oneOf":[{"$ref":"doc:1"},{"$ref":"doc:2"},{"$ref":"doc:4"},{"$ref":"doc:5"}]}};
const schema1 = {"type":"object","properties":{"taskType":{"const":"authentication"},"apiKey":{"type":"string"},"connectionSessionUUID":{"type":"string","format":"uuid"}},"required":["taskType","apiKey"],"additionalProperties":false};
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/AuthenticationTask/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.apiKey === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/AuthenticationTask/required",keyword:"required",params:{missingProperty: "apiKey"},message:"must have required property '"+"apiKey"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "taskType") || (key0 === "apiKey")) || (key0 === "connectionSessionUUID"))){
const err2 = {instancePath,schemaPath:"#/components/schemas/AuthenticationTask/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.taskType !== undefined){
if("authentication" !== data.taskType){
const err3 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/AuthenticationTask/properties/taskType/const",keyword:"const",params:{allowedValue: "authentication"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.apiKey !== undefined){
if(typeof data.apiKey !== "string"){
const err4 = {instancePath:instancePath+"/apiKey",schemaPath:"#/components/schemas/AuthenticationTask/properties/apiKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.connectionSessionUUID !== undefined){
let data2 = data.connectionSessionUUID;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
const err5 = {instancePath:instancePath+"/connectionSessionUUID",schemaPath:"#/components/schemas/AuthenticationTask/properties/connectionSessionUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/connectionSessionUUID",schemaPath:"#/components/schemas/AuthenticationTask/properties/connectionSessionUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/components/schemas/AuthenticationTask/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema2 = {"type":"object","properties":{"taskType":{"const":"imageInference"},"taskUUID":{"$ref":"doc:3"},"outputType":{"type":"string","enum":["URL","base64Data","dataURI"]},"outputFormat":{"type":"string","enum":["JPG","PNG","WEBP"]},"outputQuality":{"type":"integer","minimum":20,"maximum":99},"webhookURL":{"type":"string","format":"uri"},"deliveryMethod":{"type":"string","enum":["sync","async"]},"uploadEndpoint":{"type":"string","format":"uri"},"safety":{"type":"object","properties":{"checkContent":{"type":"boolean"},"mode":{"type":"string","enum":["none","fast"]}},"additionalProperties":false},"ttl":{"type":"integer","minimum":60},"includeCost":{"type":"boolean"},"numberResults":{"type":"integer","minimum":1,"maximum":20},"model":{"const":"google:2@3"},"positivePrompt":{"type":"string","minLength":2,"maxLength":3000},"width":{"type":"integer","enum":[768,896,1024,1280,1408]},"height":{"type":"integer","enum":[768,896,1024,1280,1408]}},"required":["taskType","taskUUID","model","positivePrompt","width","height"],"additionalProperties":false,"allOf":[{"if":{"required":["ttl"]},"then":{"properties":{"outputType":{"const":"URL"}}}},{"if":{"properties":{"width":{"const":1024}},"required":["width"]},"then":{"properties":{"height":{"const":1024}}}},{"if":{"properties":{"width":{"const":768}},"required":["width"]},"then":{"properties":{"height":{"const":1408}}}},{"if":{"properties":{"width":{"const":1408}},"required":["width"]},"then":{"properties":{"height":{"const":768}}}},{"if":{"properties":{"width":{"const":896}},"required":["width"]},"then":{"properties":{"height":{"const":1280}}}},{"if":{"properties":{"width":{"const":1280}},"required":["width"]},"then":{"properties":{"height":{"const":896}}}}]};
const func0 = Object.prototype.hasOwnProperty;
const func1 = ucs2length;
const schema3 = {"type":"string","format":"uuid","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"};
const pattern0 = new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$", "u");

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate4.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskUUID/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(formats0.test(data))){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/components/schemas/TaskUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"dynamicProps":false,"dynamicItems":false};

const formats4 = fullFormats.uri;

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.ttl === undefined) && (missing0 = "ttl")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputType !== undefined){
if("URL" !== data.outputType){
const err1 = {instancePath:instancePath+"/outputType",schemaPath:"#/components/schemas/ImageInferenceTask/allOf/0/then/properties/outputType/const",keyword:"const",params:{allowedValue: "URL"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
var _valid0 = _errs4 === errors;
valid1 = _valid0;
if(valid1){
var props0 = {};
props0.outputType = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.width === undefined) && (missing1 = "width")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.width !== undefined){
if(1024 !== data.width){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.height !== undefined){
if(1024 !== data.height){
const err5 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/allOf/1/then/properties/height/const",keyword:"const",params:{allowedValue: 1024},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props1 = {};
props1.height = true;
props1.width = true;
}
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs13 = errors;
let valid6 = true;
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.width === undefined) && (missing2 = "width")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
if(data.width !== undefined){
if(768 !== data.width){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
var _valid2 = _errs14 === errors;
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs16 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.height !== undefined){
if(1408 !== data.height){
const err9 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/allOf/2/then/properties/height/const",keyword:"const",params:{allowedValue: 1408},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
var _valid2 = _errs16 === errors;
valid6 = _valid2;
if(valid6){
var props2 = {};
props2.height = true;
props2.width = true;
}
}
if(!valid6){
const err10 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs19 = errors;
let valid9 = true;
const _errs20 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.width === undefined) && (missing3 = "width")){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
if(data.width !== undefined){
if(1408 !== data.width){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
var _valid3 = _errs20 === errors;
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs22 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.height !== undefined){
if(768 !== data.height){
const err13 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/allOf/3/then/properties/height/const",keyword:"const",params:{allowedValue: 768},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
var _valid3 = _errs22 === errors;
valid9 = _valid3;
if(valid9){
var props3 = {};
props3.height = true;
props3.width = true;
}
}
if(!valid9){
const err14 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
const _errs25 = errors;
let valid12 = true;
const _errs26 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.width === undefined) && (missing4 = "width")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data.width !== undefined){
if(896 !== data.width){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
var _valid4 = _errs26 === errors;
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs28 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.height !== undefined){
if(1280 !== data.height){
const err17 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/allOf/4/then/properties/height/const",keyword:"const",params:{allowedValue: 1280},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
var _valid4 = _errs28 === errors;
valid12 = _valid4;
if(valid12){
var props4 = {};
props4.height = true;
props4.width = true;
}
}
if(!valid12){
const err18 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(props0 !== true && props4 !== undefined){
if(props4 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props4);
}
}
const _errs31 = errors;
let valid15 = true;
const _errs32 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.width === undefined) && (missing5 = "width")){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
if(data.width !== undefined){
if(1280 !== data.width){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
var _valid5 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs34 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.height !== undefined){
if(896 !== data.height){
const err21 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/allOf/5/then/properties/height/const",keyword:"const",params:{allowedValue: 896},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
var _valid5 = _errs34 === errors;
valid15 = _valid5;
if(valid15){
var props5 = {};
props5.height = true;
props5.width = true;
}
}
if(!valid15){
const err22 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(props0 !== true && props5 !== undefined){
if(props5 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props5);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err23 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data.taskUUID === undefined){
const err24 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data.model === undefined){
const err25 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data.positivePrompt === undefined){
const err26 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/required",keyword:"required",params:{missingProperty: "positivePrompt"},message:"must have required property '"+"positivePrompt"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data.width === undefined){
const err27 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/required",keyword:"required",params:{missingProperty: "width"},message:"must have required property '"+"width"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data.height === undefined){
const err28 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/required",keyword:"required",params:{missingProperty: "height"},message:"must have required property '"+"height"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema2.properties, key0))){
const err29 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.taskType !== undefined){
if("imageInference" !== data.taskType){
const err30 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/ImageInferenceTask/properties/taskType/const",keyword:"const",params:{allowedValue: "imageInference"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.taskUUID !== undefined){
if(!(validate4(data.taskUUID, {instancePath:instancePath+"/taskUUID",parentData:data,parentDataProperty:"taskUUID",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.outputType !== undefined){
let data13 = data.outputType;
if(typeof data13 !== "string"){
const err31 = {instancePath:instancePath+"/outputType",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!(((data13 === "URL") || (data13 === "base64Data")) || (data13 === "dataURI"))){
const err32 = {instancePath:instancePath+"/outputType",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputType/enum",keyword:"enum",params:{allowedValues: schema2.properties.outputType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.outputFormat !== undefined){
let data14 = data.outputFormat;
if(typeof data14 !== "string"){
const err33 = {instancePath:instancePath+"/outputFormat",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputFormat/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!(((data14 === "JPG") || (data14 === "PNG")) || (data14 === "WEBP"))){
const err34 = {instancePath:instancePath+"/outputFormat",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputFormat/enum",keyword:"enum",params:{allowedValues: schema2.properties.outputFormat.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.outputQuality !== undefined){
let data15 = data.outputQuality;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err35 = {instancePath:instancePath+"/outputQuality",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputQuality/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 99 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/outputQuality",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputQuality/maximum",keyword:"maximum",params:{comparison: "<=", limit: 99},message:"must be <= 99"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data15 < 20 || isNaN(data15)){
const err37 = {instancePath:instancePath+"/outputQuality",schemaPath:"#/components/schemas/ImageInferenceTask/properties/outputQuality/minimum",keyword:"minimum",params:{comparison: ">=", limit: 20},message:"must be >= 20"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data.webhookURL !== undefined){
let data16 = data.webhookURL;
if(typeof data16 === "string"){
if(!(formats4(data16))){
const err38 = {instancePath:instancePath+"/webhookURL",schemaPath:"#/components/schemas/ImageInferenceTask/properties/webhookURL/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/webhookURL",schemaPath:"#/components/schemas/ImageInferenceTask/properties/webhookURL/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.deliveryMethod !== undefined){
let data17 = data.deliveryMethod;
if(typeof data17 !== "string"){
const err40 = {instancePath:instancePath+"/deliveryMethod",schemaPath:"#/components/schemas/ImageInferenceTask/properties/deliveryMethod/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!((data17 === "sync") || (data17 === "async"))){
const err41 = {instancePath:instancePath+"/deliveryMethod",schemaPath:"#/components/schemas/ImageInferenceTask/properties/deliveryMethod/enum",keyword:"enum",params:{allowedValues: schema2.properties.deliveryMethod.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.uploadEndpoint !== undefined){
let data18 = data.uploadEndpoint;
if(typeof data18 === "string"){
if(!(formats4(data18))){
const err42 = {instancePath:instancePath+"/uploadEndpoint",schemaPath:"#/components/schemas/ImageInferenceTask/properties/uploadEndpoint/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/uploadEndpoint",schemaPath:"#/components/schemas/ImageInferenceTask/properties/uploadEndpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.safety !== undefined){
let data19 = data.safety;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key1 in data19){
if(!((key1 === "checkContent") || (key1 === "mode"))){
const err44 = {instancePath:instancePath+"/safety",schemaPath:"#/components/schemas/ImageInferenceTask/properties/safety/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data19.checkContent !== undefined){
if(typeof data19.checkContent !== "boolean"){
const err45 = {instancePath:instancePath+"/safety/checkContent",schemaPath:"#/components/schemas/ImageInferenceTask/properties/safety/properties/checkContent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data19.mode !== undefined){
let data21 = data19.mode;
if(typeof data21 !== "string"){
const err46 = {instancePath:instancePath+"/safety/mode",schemaPath:"#/components/schemas/ImageInferenceTask/properties/safety/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!((data21 === "none") || (data21 === "fast"))){
const err47 = {instancePath:instancePath+"/safety/mode",schemaPath:"#/components/schemas/ImageInferenceTask/properties/safety/properties/mode/enum",keyword:"enum",params:{allowedValues: schema2.properties.safety.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/safety",schemaPath:"#/components/schemas/ImageInferenceTask/properties/safety/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.ttl !== undefined){
let data22 = data.ttl;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err49 = {instancePath:instancePath+"/ttl",schemaPath:"#/components/schemas/ImageInferenceTask/properties/ttl/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 60 || isNaN(data22)){
const err50 = {instancePath:instancePath+"/ttl",schemaPath:"#/components/schemas/ImageInferenceTask/properties/ttl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 60},message:"must be >= 60"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
if(data.includeCost !== undefined){
if(typeof data.includeCost !== "boolean"){
const err51 = {instancePath:instancePath+"/includeCost",schemaPath:"#/components/schemas/ImageInferenceTask/properties/includeCost/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.numberResults !== undefined){
let data24 = data.numberResults;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err52 = {instancePath:instancePath+"/numberResults",schemaPath:"#/components/schemas/ImageInferenceTask/properties/numberResults/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 20 || isNaN(data24)){
const err53 = {instancePath:instancePath+"/numberResults",schemaPath:"#/components/schemas/ImageInferenceTask/properties/numberResults/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data24 < 1 || isNaN(data24)){
const err54 = {instancePath:instancePath+"/numberResults",schemaPath:"#/components/schemas/ImageInferenceTask/properties/numberResults/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
if(data.model !== undefined){
if("google:2@3" !== data.model){
const err55 = {instancePath:instancePath+"/model",schemaPath:"#/components/schemas/ImageInferenceTask/properties/model/const",keyword:"const",params:{allowedValue: "google:2@3"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.positivePrompt !== undefined){
let data26 = data.positivePrompt;
if(typeof data26 === "string"){
if(func1(data26) > 3000){
const err56 = {instancePath:instancePath+"/positivePrompt",schemaPath:"#/components/schemas/ImageInferenceTask/properties/positivePrompt/maxLength",keyword:"maxLength",params:{limit: 3000},message:"must NOT have more than 3000 characters"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(func1(data26) < 2){
const err57 = {instancePath:instancePath+"/positivePrompt",schemaPath:"#/components/schemas/ImageInferenceTask/properties/positivePrompt/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/positivePrompt",schemaPath:"#/components/schemas/ImageInferenceTask/properties/positivePrompt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.width !== undefined){
let data27 = data.width;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err59 = {instancePath:instancePath+"/width",schemaPath:"#/components/schemas/ImageInferenceTask/properties/width/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!(((((data27 === 768) || (data27 === 896)) || (data27 === 1024)) || (data27 === 1280)) || (data27 === 1408))){
const err60 = {instancePath:instancePath+"/width",schemaPath:"#/components/schemas/ImageInferenceTask/properties/width/enum",keyword:"enum",params:{allowedValues: schema2.properties.width.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.height !== undefined){
let data28 = data.height;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err61 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/properties/height/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!(((((data28 === 768) || (data28 === 896)) || (data28 === 1024)) || (data28 === 1280)) || (data28 === 1408))){
const err62 = {instancePath:instancePath+"/height",schemaPath:"#/components/schemas/ImageInferenceTask/properties/height/enum",keyword:"enum",params:{allowedValues: schema2.properties.height.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceTask/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema4 = {"type":"object","properties":{"taskType":{"const":"getResponse"},"taskUUID":{"$ref":"doc:3"}},"required":["taskType","taskUUID"],"additionalProperties":false};

function validate7(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate7.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/GetResponseTask/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.taskUUID === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/GetResponseTask/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "taskType") || (key0 === "taskUUID"))){
const err2 = {instancePath,schemaPath:"#/components/schemas/GetResponseTask/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.taskType !== undefined){
if("getResponse" !== data.taskType){
const err3 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/GetResponseTask/properties/taskType/const",keyword:"const",params:{allowedValue: "getResponse"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.taskUUID !== undefined){
if(!(validate4(data.taskUUID, {instancePath:instancePath+"/taskUUID",parentData:data,parentDataProperty:"taskUUID",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/components/schemas/GetResponseTask/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate7.errors = vErrors;
return errors === 0;
}
validate7.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema5 = {"type":"object","properties":{"taskType":{"const":"accountManagement"},"taskUUID":{"$ref":"doc:3"},"operation":{"type":"string","enum":["getDetails"]}},"required":["taskType","taskUUID","operation"],"additionalProperties":false};

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate10.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/AccountManagementTask/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.taskUUID === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/AccountManagementTask/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.operation === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/AccountManagementTask/required",keyword:"required",params:{missingProperty: "operation"},message:"must have required property '"+"operation"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "taskType") || (key0 === "taskUUID")) || (key0 === "operation"))){
const err3 = {instancePath,schemaPath:"#/components/schemas/AccountManagementTask/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.taskType !== undefined){
if("accountManagement" !== data.taskType){
const err4 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/AccountManagementTask/properties/taskType/const",keyword:"const",params:{allowedValue: "accountManagement"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.taskUUID !== undefined){
if(!(validate4(data.taskUUID, {instancePath:instancePath+"/taskUUID",parentData:data,parentDataProperty:"taskUUID",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.operation !== undefined){
let data2 = data.operation;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/operation",schemaPath:"#/components/schemas/AccountManagementTask/properties/operation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data2 === "getDetails")){
const err6 = {instancePath:instancePath+"/operation",schemaPath:"#/components/schemas/AccountManagementTask/properties/operation/enum",keyword:"enum",params:{allowedValues: schema5.properties.operation.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/components/schemas/AccountManagementTask/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
validate10.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/components/schemas/RequestBody/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs2 = errors;
let valid2 = false;
let passing0 = null;
const _errs3 = errors;
if(!(validate1(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
var props0 = true;
}
const _errs4 = errors;
if(!(validate3(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs5 = errors;
if(!(validate7(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid2 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs6 = errors;
if(!(validate10(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate10.errors : vErrors.concat(validate10.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid2 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
}
}
}
if(!valid2){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/components/schemas/RequestBody/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/components/schemas/RequestBody/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

exports.AuthenticationTaskJudge = validate1;

exports.ImageInferenceTaskJudge = validate3;

exports.GetResponseTaskJudge = validate7;

exports.AccountManagementTaskJudge = validate10;

exports.ResponseBodyJudge = validate13;
const schema6 = {"type":"object","properties":{"data":{"type":"array","items":{"oneOf":[{"$ref":"doc:7"},{"$ref":"doc:8"},{"$ref":"doc:9"},{"$ref":"doc:10"},{"$ref":"doc:11"}]}},"errors":{"$ref":"doc:12"}},"required":["data"]};
const schema7 = {"type":"object","properties":{"taskType":{"const":"imageInference"},"taskUUID":{"type":"string","format":"uuid"},"imageUUID":{"type":"string","format":"uuid"},"imageURL":{"type":"string","format":"uri"},"imageBase64Data":{"type":"string"},"imageDataURI":{"type":"string"},"seed":{"type":"integer"},"cost":{"type":"number","minimum":0},"NSFWContent":{"type":"boolean"},"status":{"const":"success"},"progress":{"type":"number","minimum":0,"maximum":100}},"required":["taskType","taskUUID","imageUUID"],"oneOf":[{"required":["imageURL"]},{"required":["imageBase64Data"]},{"required":["imageDataURI"]}]};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate14.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.imageURL === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/ImageResult/oneOf/0/required",keyword:"required",params:{missingProperty: "imageURL"},message:"must have required property '"+"imageURL"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.imageBase64Data === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/ImageResult/oneOf/1/required",keyword:"required",params:{missingProperty: "imageBase64Data"},message:"must have required property '"+"imageBase64Data"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.imageDataURI === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/ImageResult/oneOf/2/required",keyword:"required",params:{missingProperty: "imageDataURI"},message:"must have required property '"+"imageDataURI"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/components/schemas/ImageResult/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err4 = {instancePath,schemaPath:"#/components/schemas/ImageResult/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.taskUUID === undefined){
const err5 = {instancePath,schemaPath:"#/components/schemas/ImageResult/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.imageUUID === undefined){
const err6 = {instancePath,schemaPath:"#/components/schemas/ImageResult/required",keyword:"required",params:{missingProperty: "imageUUID"},message:"must have required property '"+"imageUUID"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.taskType !== undefined){
if("imageInference" !== data.taskType){
const err7 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/ImageResult/properties/taskType/const",keyword:"const",params:{allowedValue: "imageInference"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.taskUUID !== undefined){
let data1 = data.taskUUID;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err8 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/ImageResult/properties/taskUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/ImageResult/properties/taskUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.imageUUID !== undefined){
let data2 = data.imageUUID;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
const err10 = {instancePath:instancePath+"/imageUUID",schemaPath:"#/components/schemas/ImageResult/properties/imageUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/imageUUID",schemaPath:"#/components/schemas/ImageResult/properties/imageUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.imageURL !== undefined){
let data3 = data.imageURL;
if(typeof data3 === "string"){
if(!(formats4(data3))){
const err12 = {instancePath:instancePath+"/imageURL",schemaPath:"#/components/schemas/ImageResult/properties/imageURL/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/imageURL",schemaPath:"#/components/schemas/ImageResult/properties/imageURL/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.imageBase64Data !== undefined){
if(typeof data.imageBase64Data !== "string"){
const err14 = {instancePath:instancePath+"/imageBase64Data",schemaPath:"#/components/schemas/ImageResult/properties/imageBase64Data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.imageDataURI !== undefined){
if(typeof data.imageDataURI !== "string"){
const err15 = {instancePath:instancePath+"/imageDataURI",schemaPath:"#/components/schemas/ImageResult/properties/imageDataURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.seed !== undefined){
let data6 = data.seed;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err16 = {instancePath:instancePath+"/seed",schemaPath:"#/components/schemas/ImageResult/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.cost !== undefined){
let data7 = data.cost;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/cost",schemaPath:"#/components/schemas/ImageResult/properties/cost/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/cost",schemaPath:"#/components/schemas/ImageResult/properties/cost/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.NSFWContent !== undefined){
if(typeof data.NSFWContent !== "boolean"){
const err19 = {instancePath:instancePath+"/NSFWContent",schemaPath:"#/components/schemas/ImageResult/properties/NSFWContent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.status !== undefined){
if("success" !== data.status){
const err20 = {instancePath:instancePath+"/status",schemaPath:"#/components/schemas/ImageResult/properties/status/const",keyword:"const",params:{allowedValue: "success"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.progress !== undefined){
let data10 = data.progress;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100 || isNaN(data10)){
const err21 = {instancePath:instancePath+"/progress",schemaPath:"#/components/schemas/ImageResult/properties/progress/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err22 = {instancePath:instancePath+"/progress",schemaPath:"#/components/schemas/ImageResult/properties/progress/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/progress",schemaPath:"#/components/schemas/ImageResult/properties/progress/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/components/schemas/ImageResult/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}
validate14.evaluated = {"props":{"taskType":true,"taskUUID":true,"imageUUID":true,"imageURL":true,"imageBase64Data":true,"imageDataURI":true,"seed":true,"cost":true,"NSFWContent":true,"status":true,"progress":true},"dynamicProps":false,"dynamicItems":false};

const schema8 = {"type":"object","properties":{"taskType":{"const":"imageInference"},"taskUUID":{"type":"string","format":"uuid"},"status":{"const":"processing"},"progress":{"type":"number","minimum":0,"maximum":100}},"required":["taskType","taskUUID","status"]};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate16.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/ImageProgress/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.taskUUID === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/ImageProgress/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.status === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/ImageProgress/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.taskType !== undefined){
if("imageInference" !== data.taskType){
const err3 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/ImageProgress/properties/taskType/const",keyword:"const",params:{allowedValue: "imageInference"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.taskUUID !== undefined){
let data1 = data.taskUUID;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err4 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/ImageProgress/properties/taskUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/ImageProgress/properties/taskUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.status !== undefined){
if("processing" !== data.status){
const err6 = {instancePath:instancePath+"/status",schemaPath:"#/components/schemas/ImageProgress/properties/status/const",keyword:"const",params:{allowedValue: "processing"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.progress !== undefined){
let data3 = data.progress;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 100 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/progress",schemaPath:"#/components/schemas/ImageProgress/properties/progress/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/progress",schemaPath:"#/components/schemas/ImageProgress/properties/progress/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/progress",schemaPath:"#/components/schemas/ImageProgress/properties/progress/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/components/schemas/ImageProgress/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}
validate16.evaluated = {"props":{"taskType":true,"taskUUID":true,"status":true,"progress":true},"dynamicProps":false,"dynamicItems":false};

const schema9 = {"type":"object","properties":{"taskType":{"const":"imageInference"},"taskUUID":{"type":"string","format":"uuid"}},"required":["taskType","taskUUID"],"additionalProperties":false};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate18.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceAck/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.taskUUID === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceAck/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "taskType") || (key0 === "taskUUID"))){
const err2 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceAck/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.taskType !== undefined){
if("imageInference" !== data.taskType){
const err3 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/ImageInferenceAck/properties/taskType/const",keyword:"const",params:{allowedValue: "imageInference"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.taskUUID !== undefined){
let data1 = data.taskUUID;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err4 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/ImageInferenceAck/properties/taskUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/ImageInferenceAck/properties/taskUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/components/schemas/ImageInferenceAck/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}
validate18.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema10 = {"type":"object","properties":{"taskType":{"const":"authentication"},"connectionSessionUUID":{"type":"string","format":"uuid"}},"required":["taskType","connectionSessionUUID"]};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/AuthenticationAck/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.connectionSessionUUID === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/AuthenticationAck/required",keyword:"required",params:{missingProperty: "connectionSessionUUID"},message:"must have required property '"+"connectionSessionUUID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.taskType !== undefined){
if("authentication" !== data.taskType){
const err2 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/AuthenticationAck/properties/taskType/const",keyword:"const",params:{allowedValue: "authentication"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.connectionSessionUUID !== undefined){
let data1 = data.connectionSessionUUID;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err3 = {instancePath:instancePath+"/connectionSessionUUID",schemaPath:"#/components/schemas/AuthenticationAck/properties/connectionSessionUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/connectionSessionUUID",schemaPath:"#/components/schemas/AuthenticationAck/properties/connectionSessionUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/components/schemas/AuthenticationAck/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"taskType":true,"connectionSessionUUID":true},"dynamicProps":false,"dynamicItems":false};

const schema11 = {"type":"object","properties":{"taskType":{"const":"accountManagement"},"taskUUID":{"type":"string","format":"uuid"},"operation":{"const":"getDetails"},"balance":{"type":"number"}},"required":["taskType","taskUUID","balance"]};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskType === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/AccountDetails/required",keyword:"required",params:{missingProperty: "taskType"},message:"must have required property '"+"taskType"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.taskUUID === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/AccountDetails/required",keyword:"required",params:{missingProperty: "taskUUID"},message:"must have required property '"+"taskUUID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.balance === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/AccountDetails/required",keyword:"required",params:{missingProperty: "balance"},message:"must have required property '"+"balance"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.taskType !== undefined){
if("accountManagement" !== data.taskType){
const err3 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/AccountDetails/properties/taskType/const",keyword:"const",params:{allowedValue: "accountManagement"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.taskUUID !== undefined){
let data1 = data.taskUUID;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err4 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/AccountDetails/properties/taskUUID/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/AccountDetails/properties/taskUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.operation !== undefined){
if("getDetails" !== data.operation){
const err6 = {instancePath:instancePath+"/operation",schemaPath:"#/components/schemas/AccountDetails/properties/operation/const",keyword:"const",params:{allowedValue: "getDetails"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.balance !== undefined){
let data3 = data.balance;
if(!((typeof data3 == "number") && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/balance",schemaPath:"#/components/schemas/AccountDetails/properties/balance/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/components/schemas/AccountDetails/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"taskType":true,"taskUUID":true,"operation":true,"balance":true},"dynamicProps":false,"dynamicItems":false};

const schema12 = {"type":"array","minItems":1,"items":{"$ref":"doc:13"}};
const schema13 = {"type":"object","properties":{"code":{"type":"string"},"message":{"type":"string"},"parameter":{"type":"string"},"taskType":{"type":"string"},"taskUUID":{"type":"string"},"documentation":{"type":"string","format":"uri"},"type":{"type":"string"},"min":{"type":"number"},"max":{"type":"number"},"multiplier":{"type":"number"},"default":{},"allowedValues":{"type":"array"},"responseContent":{"type":"string"},"responseStatusCode":{"type":"integer"},"context":{"type":"object"},"status":{"const":"error"}},"required":["code","message"]};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskError/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.message === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskError/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.code !== undefined){
if(typeof data.code !== "string"){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskError/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err3 = {instancePath:instancePath+"/message",schemaPath:"#/components/schemas/TaskError/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.parameter !== undefined){
if(typeof data.parameter !== "string"){
const err4 = {instancePath:instancePath+"/parameter",schemaPath:"#/components/schemas/TaskError/properties/parameter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.taskType !== undefined){
if(typeof data.taskType !== "string"){
const err5 = {instancePath:instancePath+"/taskType",schemaPath:"#/components/schemas/TaskError/properties/taskType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.taskUUID !== undefined){
if(typeof data.taskUUID !== "string"){
const err6 = {instancePath:instancePath+"/taskUUID",schemaPath:"#/components/schemas/TaskError/properties/taskUUID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.documentation !== undefined){
let data5 = data.documentation;
if(typeof data5 === "string"){
if(!(formats4(data5))){
const err7 = {instancePath:instancePath+"/documentation",schemaPath:"#/components/schemas/TaskError/properties/documentation/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/documentation",schemaPath:"#/components/schemas/TaskError/properties/documentation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.type !== undefined){
if(typeof data.type !== "string"){
const err9 = {instancePath:instancePath+"/type",schemaPath:"#/components/schemas/TaskError/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.min !== undefined){
let data7 = data.min;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err10 = {instancePath:instancePath+"/min",schemaPath:"#/components/schemas/TaskError/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.max !== undefined){
let data8 = data.max;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err11 = {instancePath:instancePath+"/max",schemaPath:"#/components/schemas/TaskError/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.multiplier !== undefined){
let data9 = data.multiplier;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err12 = {instancePath:instancePath+"/multiplier",schemaPath:"#/components/schemas/TaskError/properties/multiplier/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.allowedValues !== undefined){
if(!(Array.isArray(data.allowedValues))){
const err13 = {instancePath:instancePath+"/allowedValues",schemaPath:"#/components/schemas/TaskError/properties/allowedValues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.responseContent !== undefined){
if(typeof data.responseContent !== "string"){
const err14 = {instancePath:instancePath+"/responseContent",schemaPath:"#/components/schemas/TaskError/properties/responseContent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.responseStatusCode !== undefined){
let data12 = data.responseStatusCode;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err15 = {instancePath:instancePath+"/responseStatusCode",schemaPath:"#/components/schemas/TaskError/properties/responseStatusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.context !== undefined){
let data13 = data.context;
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err16 = {instancePath:instancePath+"/context",schemaPath:"#/components/schemas/TaskError/properties/context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.status !== undefined){
if("error" !== data.status){
const err17 = {instancePath:instancePath+"/status",schemaPath:"#/components/schemas/TaskError/properties/status/const",keyword:"const",params:{allowedValue: "error"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/components/schemas/TaskError/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"code":true,"message":true,"parameter":true,"taskType":true,"taskUUID":true,"documentation":true,"type":true,"min":true,"max":true,"multiplier":true,"default":true,"allowedValues":true,"responseContent":true,"responseStatusCode":true,"context":true,"status":true},"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskErrors/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate25(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskErrors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate13.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/ResponseBody/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data !== undefined){
let data0 = data.data;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
let valid3 = false;
let passing0 = null;
const _errs5 = errors;
if(!(validate14(data1, {instancePath:instancePath+"/data/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
var props0 = {};
props0.taskType = true;
props0.taskUUID = true;
props0.imageUUID = true;
props0.imageURL = true;
props0.imageBase64Data = true;
props0.imageDataURI = true;
props0.seed = true;
props0.cost = true;
props0.NSFWContent = true;
props0.status = true;
props0.progress = true;
}
const _errs6 = errors;
if(!(validate16(data1, {instancePath:instancePath+"/data/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
if(props0 !== true){
props0 = props0 || {};
props0.taskType = true;
props0.taskUUID = true;
props0.status = true;
props0.progress = true;
}
}
const _errs7 = errors;
if(!(validate18(data1, {instancePath:instancePath+"/data/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid3 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs8 = errors;
if(!(validate20(data1, {instancePath:instancePath+"/data/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid3 = true;
passing0 = 3;
if(props0 !== true){
props0 = props0 || {};
props0.taskType = true;
props0.connectionSessionUUID = true;
}
}
const _errs9 = errors;
if(!(validate22(data1, {instancePath:instancePath+"/data/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid3 = true;
passing0 = 4;
if(props0 !== true){
props0 = props0 || {};
props0.taskType = true;
props0.taskUUID = true;
props0.operation = true;
props0.balance = true;
}
}
}
}
}
}
if(!valid3){
const err1 = {instancePath:instancePath+"/data/" + i0,schemaPath:"#/components/schemas/ResponseBody/properties/data/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err2 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/ResponseBody/properties/data/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.errors !== undefined){
if(!(validate24(data.errors, {instancePath:instancePath+"/errors",parentData:data,parentDataProperty:"errors",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/components/schemas/ResponseBody/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}
validate13.evaluated = {"props":{"data":true,"errors":true},"dynamicProps":false,"dynamicItems":false};

exports.RefusalJudge = validate28;
const schema14 = {"type":"object","properties":{"data":{"type":"array","maxItems":0},"errors":{"$ref":"doc:12"}},"required":["errors"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.errors === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/Refusal/required",keyword:"required",params:{missingProperty: "errors"},message:"must have required property '"+"errors"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data !== undefined){
let data0 = data.data;
if(Array.isArray(data0)){
if(data0.length > 0){
const err1 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Refusal/properties/data/maxItems",keyword:"maxItems",params:{limit: 0},message:"must NOT have more than 0 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Refusal/properties/data/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.errors !== undefined){
if(!(validate24(data.errors, {instancePath:instancePath+"/errors",parentData:data,parentDataProperty:"errors",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/components/schemas/Refusal/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"data":true,"errors":true},"dynamicProps":false,"dynamicItems":false};

exports.NotificationJudge = validate30;
const schema15 = {"oneOf":[{"type":"object","properties":{"data":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"doc:7"}}},"required":["data"]},{"type":"object","properties":{"data":{"type":"array","maxItems":0},"errors":{"$ref":"doc:12"}},"required":["errors"]}]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/Notification/oneOf/0/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data !== undefined){
let data0 = data.data;
if(Array.isArray(data0)){
if(data0.length > 1){
const err1 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Notification/oneOf/0/properties/data/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Notification/oneOf/0/properties/data/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate14(data0[i0], {instancePath:instancePath+"/data/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Notification/oneOf/0/properties/data/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/components/schemas/Notification/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.data = true;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.errors === undefined){
const err5 = {instancePath,schemaPath:"#/components/schemas/Notification/oneOf/1/required",keyword:"required",params:{missingProperty: "errors"},message:"must have required property '"+"errors"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.data !== undefined){
let data2 = data.data;
if(Array.isArray(data2)){
if(data2.length > 0){
const err6 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Notification/oneOf/1/properties/data/maxItems",keyword:"maxItems",params:{limit: 0},message:"must NOT have more than 0 items"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Notification/oneOf/1/properties/data/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.errors !== undefined){
if(!(validate24(data.errors, {instancePath:instancePath+"/errors",parentData:data,parentDataProperty:"errors",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/components/schemas/Notification/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = props0 || {};
props0.data = true;
props0.errors = true;
}
}
}
if(!valid0){
const err9 = {instancePath,schemaPath:"#/components/schemas/Notification/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate30.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate30.evaluated = {"dynamicProps":true,"dynamicItems":false};
return exports
})({})
export const RequestBodyJudge: Judge = judges.RequestBodyJudge
export const AuthenticationTaskJudge: Judge = judges.AuthenticationTaskJudge
export const ImageInferenceTaskJudge: Judge = judges.ImageInferenceTaskJudge
export const GetResponseTaskJudge: Judge = judges.GetResponseTaskJudge
export const AccountManagementTaskJudge: Judge = judges.AccountManagementTaskJudge
export const ResponseBodyJudge: Judge = judges.ResponseBodyJudge
export const RefusalJudge: Judge = judges.RefusalJudge
export const NotificationJudge: Judge = judges.NotificationJudge
