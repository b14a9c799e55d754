// Machine-written by `npm run generate`: change the specs, not this file.
// @ts-nocheck Compiled by Ajv: plain JavaScript that nobody types; its exports are typed.
import type { Judge } from '../../src/core/contract.ts'
import ucs2lengthModule from 'ajv/dist/runtime/ucs2length.js'
const ucs2length = ucs2lengthModule.default ?? ucs2lengthModule
import { fullFormats } from 'ajv-formats/dist/formats.js'

const judges = ((exports) => {
exports.generateImageBodyJudge = validate0;
const schema0 = {"type":"object","properties":{"model":{"enum":["google/imagen-4.0-fast-generate-001"]},"prompt":{"type":"string","maxLength":400},"convert_base64_to_url":{"type":"boolean"},"num_images":{"type":"integer","maximum":4},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"enhance_prompt":{"type":"boolean"},"aspect_ratio":{"type":"string","enum":["1:1","9:16","16:9","3:4","4:3"]},"person_generation":{"type":"string","enum":["dont_allow","allow_adult"]},"safety_setting":{"type":"string","enum":["block_low_and_above","block_medium_and_above","block_only_high"]},"add_watermark":{"type":"boolean"}},"required":["model","prompt"]};
const func0 = ucs2length;

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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model === undefined){
const err0 = {instancePath,schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.prompt === undefined){
const err1 = {instancePath,schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/required",keyword:"required",params:{missingProperty: "prompt"},message:"must have required property '"+"prompt"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.model !== undefined){
if(!(data.model === "google/imagen-4.0-fast-generate-001")){
const err2 = {instancePath:instancePath+"/model",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/model/enum",keyword:"enum",params:{allowedValues: schema0.properties.model.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.prompt !== undefined){
let data1 = data.prompt;
if(typeof data1 === "string"){
if(func0(data1) > 400){
const err3 = {instancePath:instancePath+"/prompt",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/prompt/maxLength",keyword:"maxLength",params:{limit: 400},message:"must NOT have more than 400 characters"};
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
const err4 = {instancePath:instancePath+"/prompt",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/prompt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.convert_base64_to_url !== undefined){
if(typeof data.convert_base64_to_url !== "boolean"){
const err5 = {instancePath:instancePath+"/convert_base64_to_url",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/convert_base64_to_url/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.num_images !== undefined){
let data3 = data.num_images;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {instancePath:instancePath+"/num_images",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/num_images/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 4 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/num_images",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/num_images/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4},message:"must be <= 4"};
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
if(data.seed !== undefined){
let data4 = data.seed;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/seed",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 4294967295 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/seed",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/seed",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.enhance_prompt !== undefined){
if(typeof data.enhance_prompt !== "boolean"){
const err11 = {instancePath:instancePath+"/enhance_prompt",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/enhance_prompt/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.aspect_ratio !== undefined){
let data6 = data.aspect_ratio;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/aspect_ratio",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/aspect_ratio/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((((data6 === "1:1") || (data6 === "9:16")) || (data6 === "16:9")) || (data6 === "3:4")) || (data6 === "4:3"))){
const err13 = {instancePath:instancePath+"/aspect_ratio",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/aspect_ratio/enum",keyword:"enum",params:{allowedValues: schema0.properties.aspect_ratio.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.person_generation !== undefined){
let data7 = data.person_generation;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/person_generation",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/person_generation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data7 === "dont_allow") || (data7 === "allow_adult"))){
const err15 = {instancePath:instancePath+"/person_generation",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/person_generation/enum",keyword:"enum",params:{allowedValues: schema0.properties.person_generation.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.safety_setting !== undefined){
let data8 = data.safety_setting;
if(typeof data8 !== "string"){
const err16 = {instancePath:instancePath+"/safety_setting",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/safety_setting/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((data8 === "block_low_and_above") || (data8 === "block_medium_and_above")) || (data8 === "block_only_high"))){
const err17 = {instancePath:instancePath+"/safety_setting",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/safety_setting/enum",keyword:"enum",params:{allowedValues: schema0.properties.safety_setting.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.add_watermark !== undefined){
if(typeof data.add_watermark !== "boolean"){
const err18 = {instancePath:instancePath+"/add_watermark",schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/add_watermark/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":{"model":true,"prompt":true,"convert_base64_to_url":true,"num_images":true,"seed":true,"enhance_prompt":true,"aspect_ratio":true,"person_generation":true,"safety_setting":true,"add_watermark":true},"dynamicProps":false,"dynamicItems":false};

exports.generateImage200Judge = validate1;
const schema1 = {"type":"object","properties":{"data":{"type":["array","null"],"items":{"type":"object","properties":{"url":{"type":["string","null"]},"b64_json":{"type":["string","null"]}}}},"meta":{"type":["object","null"],"properties":{"usage":{"type":"object","properties":{"credits_used":{"type":"number"}},"required":["credits_used"]}}}}};

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
if(data.data !== undefined){
let data0 = data.data;
if((!(Array.isArray(data0))) && (data0 !== null)){
const err0 = {instancePath:instancePath+"/data",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/data/type",keyword:"type",params:{type: schema1.properties.data.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.url !== undefined){
let data2 = data1.url;
if((typeof data2 !== "string") && (data2 !== null)){
const err1 = {instancePath:instancePath+"/data/" + i0+"/url",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/data/items/properties/url/type",keyword:"type",params:{type: schema1.properties.data.items.properties.url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data1.b64_json !== undefined){
let data3 = data1.b64_json;
if((typeof data3 !== "string") && (data3 !== null)){
const err2 = {instancePath:instancePath+"/data/" + i0+"/b64_json",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/data/items/properties/b64_json/type",keyword:"type",params:{type: schema1.properties.data.items.properties.b64_json.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/data/" + i0,schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/data/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
}
if(data.meta !== undefined){
let data4 = data.meta;
if((!(data4 && typeof data4 == "object" && !Array.isArray(data4))) && (data4 !== null)){
const err4 = {instancePath:instancePath+"/meta",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/meta/type",keyword:"type",params:{type: schema1.properties.meta.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.usage !== undefined){
let data5 = data4.usage;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.credits_used === undefined){
const err5 = {instancePath:instancePath+"/meta/usage",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/meta/properties/usage/required",keyword:"required",params:{missingProperty: "credits_used"},message:"must have required property '"+"credits_used"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data5.credits_used !== undefined){
let data6 = data5.credits_used;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err6 = {instancePath:instancePath+"/meta/usage/credits_used",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/meta/properties/usage/properties/credits_used/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err7 = {instancePath:instancePath+"/meta/usage",schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/properties/meta/properties/usage/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
}
}
else {
const err8 = {instancePath,schemaPath:"#/paths/~1v1~1images~1generations/post/responses/200/content/application~1json/schema/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":{"data":true,"meta":true},"dynamicProps":false,"dynamicItems":false};

exports.ErrorJudge = validate2;
const schema2 = {"type":"object","properties":{"message":{"type":"string"},"path":{"type":"string"},"requestId":{"type":"string","format":"uuid"},"statusCode":{"oneOf":[{"type":"string","pattern":"^[1-5][0-9]{2}$"},{"type":"integer","minimum":100,"maximum":599}]},"timestamp":{"type":"string","format":"date-time"}},"required":["message","path","requestId","statusCode","timestamp"]};
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const formats2 = fullFormats["date-time"];
const pattern0 = new RegExp("^[1-5][0-9]{2}$", "u");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.message === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/Error/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.path === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/Error/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.requestId === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/Error/required",keyword:"required",params:{missingProperty: "requestId"},message:"must have required property '"+"requestId"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.statusCode === undefined){
const err3 = {instancePath,schemaPath:"#/components/schemas/Error/required",keyword:"required",params:{missingProperty: "statusCode"},message:"must have required property '"+"statusCode"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.timestamp === undefined){
const err4 = {instancePath,schemaPath:"#/components/schemas/Error/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err5 = {instancePath:instancePath+"/message",schemaPath:"#/components/schemas/Error/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.path !== undefined){
if(typeof data.path !== "string"){
const err6 = {instancePath:instancePath+"/path",schemaPath:"#/components/schemas/Error/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.requestId !== undefined){
let data2 = data.requestId;
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
const err7 = {instancePath:instancePath+"/requestId",schemaPath:"#/components/schemas/Error/properties/requestId/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
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
const err8 = {instancePath:instancePath+"/requestId",schemaPath:"#/components/schemas/Error/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.statusCode !== undefined){
let data3 = data.statusCode;
const _errs8 = errors;
let valid1 = false;
let passing0 = null;
const _errs9 = errors;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err9 = {instancePath:instancePath+"/statusCode",schemaPath:"#/components/schemas/Error/properties/statusCode/oneOf/0/pattern",keyword:"pattern",params:{pattern: "^[1-5][0-9]{2}$"},message:"must match pattern \""+"^[1-5][0-9]{2}$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/statusCode",schemaPath:"#/components/schemas/Error/properties/statusCode/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs9 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs11 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err11 = {instancePath:instancePath+"/statusCode",schemaPath:"#/components/schemas/Error/properties/statusCode/oneOf/1/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 599 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/statusCode",schemaPath:"#/components/schemas/Error/properties/statusCode/oneOf/1/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3 < 100 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/statusCode",schemaPath:"#/components/schemas/Error/properties/statusCode/oneOf/1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid0 = _errs11 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
}
if(!valid1){
const err14 = {instancePath:instancePath+"/statusCode",schemaPath:"#/components/schemas/Error/properties/statusCode/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
}
if(data.timestamp !== undefined){
let data4 = data.timestamp;
if(typeof data4 === "string"){
if(!(formats2.validate(data4))){
const err15 = {instancePath:instancePath+"/timestamp",schemaPath:"#/components/schemas/Error/properties/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/timestamp",schemaPath:"#/components/schemas/Error/properties/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err17 = {instancePath,schemaPath:"#/components/schemas/Error/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":{"message":true,"path":true,"requestId":true,"statusCode":true,"timestamp":true},"dynamicProps":false,"dynamicItems":false};

exports.BalanceJudge = validate3;
const schema3 = {"type":"object","properties":{"current_balance":{"type":"number"},"currency":{"type":"string"}},"required":["current_balance","currency"]};

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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.current_balance === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/Balance/required",keyword:"required",params:{missingProperty: "current_balance"},message:"must have required property '"+"current_balance"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.currency === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/Balance/required",keyword:"required",params:{missingProperty: "currency"},message:"must have required property '"+"currency"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.current_balance !== undefined){
let data0 = data.current_balance;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/current_balance",schemaPath:"#/components/schemas/Balance/properties/current_balance/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.currency !== undefined){
if(typeof data.currency !== "string"){
const err3 = {instancePath:instancePath+"/currency",schemaPath:"#/components/schemas/Balance/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err4 = {instancePath,schemaPath:"#/components/schemas/Balance/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":{"current_balance":true,"currency":true},"dynamicProps":false,"dynamicItems":false};

exports.LegacyBalanceJudge = validate4;
const schema4 = {"type":"object","properties":{"balance":{"type":"number"},"lowBalance":{"type":"boolean"},"lowBalanceThreshold":{"type":"number"},"lastUpdated":{"type":"string","format":"date-time"},"autoDebitStatus":{"type":"string"},"status":{"type":"string"},"statusExplanation":{"type":"string"}},"required":["balance","lowBalance","lowBalanceThreshold","lastUpdated","autoDebitStatus","status","statusExplanation"]};

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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.balance === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "balance"},message:"must have required property '"+"balance"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.lowBalance === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "lowBalance"},message:"must have required property '"+"lowBalance"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.lowBalanceThreshold === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "lowBalanceThreshold"},message:"must have required property '"+"lowBalanceThreshold"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.lastUpdated === undefined){
const err3 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "lastUpdated"},message:"must have required property '"+"lastUpdated"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.autoDebitStatus === undefined){
const err4 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "autoDebitStatus"},message:"must have required property '"+"autoDebitStatus"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.status === undefined){
const err5 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.statusExplanation === undefined){
const err6 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/required",keyword:"required",params:{missingProperty: "statusExplanation"},message:"must have required property '"+"statusExplanation"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.balance !== undefined){
let data0 = data.balance;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err7 = {instancePath:instancePath+"/balance",schemaPath:"#/components/schemas/LegacyBalance/properties/balance/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.lowBalance !== undefined){
if(typeof data.lowBalance !== "boolean"){
const err8 = {instancePath:instancePath+"/lowBalance",schemaPath:"#/components/schemas/LegacyBalance/properties/lowBalance/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.lowBalanceThreshold !== undefined){
let data2 = data.lowBalanceThreshold;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/lowBalanceThreshold",schemaPath:"#/components/schemas/LegacyBalance/properties/lowBalanceThreshold/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.lastUpdated !== undefined){
let data3 = data.lastUpdated;
if(typeof data3 === "string"){
if(!(formats2.validate(data3))){
const err10 = {instancePath:instancePath+"/lastUpdated",schemaPath:"#/components/schemas/LegacyBalance/properties/lastUpdated/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
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
const err11 = {instancePath:instancePath+"/lastUpdated",schemaPath:"#/components/schemas/LegacyBalance/properties/lastUpdated/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.autoDebitStatus !== undefined){
if(typeof data.autoDebitStatus !== "string"){
const err12 = {instancePath:instancePath+"/autoDebitStatus",schemaPath:"#/components/schemas/LegacyBalance/properties/autoDebitStatus/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err13 = {instancePath:instancePath+"/status",schemaPath:"#/components/schemas/LegacyBalance/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.statusExplanation !== undefined){
if(typeof data.statusExplanation !== "string"){
const err14 = {instancePath:instancePath+"/statusExplanation",schemaPath:"#/components/schemas/LegacyBalance/properties/statusExplanation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/components/schemas/LegacyBalance/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"props":{"balance":true,"lowBalance":true,"lowBalanceThreshold":true,"lastUpdated":true,"autoDebitStatus":true,"status":true,"statusExplanation":true},"dynamicProps":false,"dynamicItems":false};
return exports
})({})
export const generateImageBodyJudge: Judge = judges.generateImageBodyJudge
export const generateImage200Judge: Judge = judges.generateImage200Judge
export const ErrorJudge: Judge = judges.ErrorJudge
export const BalanceJudge: Judge = judges.BalanceJudge
export const LegacyBalanceJudge: Judge = judges.LegacyBalanceJudge

const parameterJudges = ((exports) => {
exports.generateImageParametersJudge = validate0;
const schema0 = {"type":"object","properties":{"header":{"type":"object","properties":{"x-client-request-id":{"$ref":"doc:5"}},"required":[]}},"required":[]};
const schema1 = {"type":"string"};

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
if(typeof data !== "string"){
let dataType0 = typeof data;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data;
}
else if(data === null){
coerced0 = "";
}
else {
const err0 = {instancePath,schemaPath:"#/paths/~1v1~1images~1generations/post/parameters/0/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(coerced0 !== undefined){
data = coerced0;
if(parentData !== undefined){
parentData[parentDataProperty] = coerced0;
}
}
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"dynamicProps":false,"dynamicItems":false};


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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.header !== undefined){
let data0 = data.header;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0["x-client-request-id"] !== undefined){
if(!(validate1(data0["x-client-request-id"], {instancePath:instancePath+"/header/x-client-request-id",parentData:data0,parentDataProperty:"x-client-request-id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath:instancePath+"/header",schemaPath:"#/paths/~1v1~1images~1generations/post/parameters/properties/header/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/paths/~1v1~1images~1generations/post/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":{"header":true},"dynamicProps":false,"dynamicItems":false};

exports.getBalanceParametersJudge = validate3;
const schema2 = {"type":"object","properties":{"header":{"type":"object","properties":{"x-client-request-id":{"$ref":"doc:6"}},"required":[]}},"required":[]};
const schema3 = {"type":"string"};

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
if(typeof data !== "string"){
let dataType0 = typeof data;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data;
}
else if(data === null){
coerced0 = "";
}
else {
const err0 = {instancePath,schemaPath:"#/paths/~1v2~1billing/get/parameters/0/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(coerced0 !== undefined){
data = coerced0;
if(parentData !== undefined){
parentData[parentDataProperty] = coerced0;
}
}
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"dynamicProps":false,"dynamicItems":false};


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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.header !== undefined){
let data0 = data.header;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0["x-client-request-id"] !== undefined){
if(!(validate4(data0["x-client-request-id"], {instancePath:instancePath+"/header/x-client-request-id",parentData:data0,parentDataProperty:"x-client-request-id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath:instancePath+"/header",schemaPath:"#/paths/~1v2~1billing/get/parameters/properties/header/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/paths/~1v2~1billing/get/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":{"header":true},"dynamicProps":false,"dynamicItems":false};

exports.getLegacyBalanceParametersJudge = validate6;
const schema4 = {"type":"object","properties":{"header":{"type":"object","properties":{"x-client-request-id":{"$ref":"doc:7"}},"required":[]}},"required":[]};
const schema5 = {"type":"string"};

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
if(typeof data !== "string"){
let dataType0 = typeof data;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data;
}
else if(data === null){
coerced0 = "";
}
else {
const err0 = {instancePath,schemaPath:"#/paths/~1v1~1billing~1balance/get/parameters/0/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(coerced0 !== undefined){
data = coerced0;
if(parentData !== undefined){
parentData[parentDataProperty] = coerced0;
}
}
}
validate7.errors = vErrors;
return errors === 0;
}
validate7.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate6.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.header !== undefined){
let data0 = data.header;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0["x-client-request-id"] !== undefined){
if(!(validate7(data0["x-client-request-id"], {instancePath:instancePath+"/header/x-client-request-id",parentData:data0,parentDataProperty:"x-client-request-id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath:instancePath+"/header",schemaPath:"#/paths/~1v1~1billing~1balance/get/parameters/properties/header/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/paths/~1v1~1billing~1balance/get/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"props":{"header":true},"dynamicProps":false,"dynamicItems":false};
return exports
})({})
export const generateImageParametersJudge: Judge = parameterJudges.generateImageParametersJudge
export const getBalanceParametersJudge: Judge = parameterJudges.getBalanceParametersJudge
export const getLegacyBalanceParametersJudge: Judge = parameterJudges.getLegacyBalanceParametersJudge
