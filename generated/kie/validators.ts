// Machine-written by `npm run generate`: change the specs, not this file.
// @ts-nocheck Compiled by Ajv: plain JavaScript that nobody types; its exports are typed.
import type { Judge } from '../../src/core/contract.ts'
import ucs2lengthModule from 'ajv/dist/runtime/ucs2length.js'
const ucs2length = ucs2lengthModule.default ?? ucs2lengthModule
import { fullFormats } from 'ajv-formats/dist/formats.js'

const judges = ((exports) => {
exports.createTaskBodyJudge = validate0;
const schema0 = {"type":"object","required":["model"],"properties":{"model":{"type":"string","enum":["google/imagen4-fast"]},"callBackUrl":{"type":"string","format":"uri"},"input":{"type":"object","properties":{"prompt":{"type":"string","maxLength":5000},"negative_prompt":{"type":"string","maxLength":5000},"aspect_ratio":{"type":"string","enum":["1:1","16:9","9:16","3:4","4:3"]},"num_images":{"type":"string","enum":["1","2","3","4"]},"seed":{"type":"integer"}},"required":["prompt"]}}};
const formats0 = fullFormats.uri;
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
const err0 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.model !== undefined){
let data0 = data.model;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/model",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(data0 === "google/imagen4-fast")){
const err2 = {instancePath:instancePath+"/model",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/model/enum",keyword:"enum",params:{allowedValues: schema0.properties.model.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.callBackUrl !== undefined){
let data1 = data.callBackUrl;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err3 = {instancePath:instancePath+"/callBackUrl",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/callBackUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
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
const err4 = {instancePath:instancePath+"/callBackUrl",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/callBackUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.input !== undefined){
let data2 = data.input;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.prompt === undefined){
const err5 = {instancePath:instancePath+"/input",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/required",keyword:"required",params:{missingProperty: "prompt"},message:"must have required property '"+"prompt"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.prompt !== undefined){
let data3 = data2.prompt;
if(typeof data3 === "string"){
if(func0(data3) > 5000){
const err6 = {instancePath:instancePath+"/input/prompt",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/prompt/maxLength",keyword:"maxLength",params:{limit: 5000},message:"must NOT have more than 5000 characters"};
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
const err7 = {instancePath:instancePath+"/input/prompt",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/prompt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.negative_prompt !== undefined){
let data4 = data2.negative_prompt;
if(typeof data4 === "string"){
if(func0(data4) > 5000){
const err8 = {instancePath:instancePath+"/input/negative_prompt",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/negative_prompt/maxLength",keyword:"maxLength",params:{limit: 5000},message:"must NOT have more than 5000 characters"};
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
const err9 = {instancePath:instancePath+"/input/negative_prompt",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/negative_prompt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.aspect_ratio !== undefined){
let data5 = data2.aspect_ratio;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/input/aspect_ratio",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/aspect_ratio/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!(((((data5 === "1:1") || (data5 === "16:9")) || (data5 === "9:16")) || (data5 === "3:4")) || (data5 === "4:3"))){
const err11 = {instancePath:instancePath+"/input/aspect_ratio",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/aspect_ratio/enum",keyword:"enum",params:{allowedValues: schema0.properties.input.properties.aspect_ratio.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.num_images !== undefined){
let data6 = data2.num_images;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/input/num_images",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/num_images/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((data6 === "1") || (data6 === "2")) || (data6 === "3")) || (data6 === "4"))){
const err13 = {instancePath:instancePath+"/input/num_images",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/num_images/enum",keyword:"enum",params:{allowedValues: schema0.properties.input.properties.num_images.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.seed !== undefined){
let data7 = data2.seed;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/input/seed",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
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
const err15 = {instancePath:instancePath+"/input",schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/properties/input/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":{"model":true,"callBackUrl":true,"input":true},"dynamicProps":false,"dynamicItems":false};

exports.createTask200Judge = validate1;
const schema1 = {"oneOf":[{"$ref":"doc:2"},{"$ref":"doc:4"}]};
const schema2 = {"allOf":[{"$ref":"doc:3"},{"type":"object","required":["code","data"],"properties":{"code":{"type":"integer","enum":[200]},"data":{"type":"object","required":["taskId"],"properties":{"taskId":{"type":"string"}}}}}]};
const schema3 = {"type":"object","properties":{"code":{"type":"integer","enum":[200,401,402,404,422,429,455,500,501,505,400,408,433,451]},"msg":{"type":"string"}},"required":["code","msg"]};

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
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/ApiResponse/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.msg === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/ApiResponse/required",keyword:"required",params:{missingProperty: "msg"},message:"must have required property '"+"msg"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.code !== undefined){
let data0 = data.code;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/ApiResponse/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((((((((((((((data0 === 200) || (data0 === 401)) || (data0 === 402)) || (data0 === 404)) || (data0 === 422)) || (data0 === 429)) || (data0 === 455)) || (data0 === 500)) || (data0 === 501)) || (data0 === 505)) || (data0 === 400)) || (data0 === 408)) || (data0 === 433)) || (data0 === 451))){
const err3 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/ApiResponse/properties/code/enum",keyword:"enum",params:{allowedValues: schema3.properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.msg !== undefined){
if(typeof data.msg !== "string"){
const err4 = {instancePath:instancePath+"/msg",schemaPath:"#/components/schemas/ApiResponse/properties/msg/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err5 = {instancePath,schemaPath:"#/components/schemas/ApiResponse/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":{"code":true,"msg":true},"dynamicProps":false,"dynamicItems":false};


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
if(!(validate3(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskCreated/allOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskCreated/allOf/1/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.code !== undefined){
let data0 = data.code;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskCreated/allOf/1/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(data0 === 200)){
const err3 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskCreated/allOf/1/properties/code/enum",keyword:"enum",params:{allowedValues: schema2.allOf[1].properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.data !== undefined){
let data1 = data.data;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.taskId === undefined){
const err4 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/TaskCreated/allOf/1/properties/data/required",keyword:"required",params:{missingProperty: "taskId"},message:"must have required property '"+"taskId"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.taskId !== undefined){
if(typeof data1.taskId !== "string"){
const err5 = {instancePath:instancePath+"/data/taskId",schemaPath:"#/components/schemas/TaskCreated/allOf/1/properties/data/properties/taskId/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err6 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/TaskCreated/allOf/1/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err7 = {instancePath,schemaPath:"#/components/schemas/TaskCreated/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":{"code":true,"data":true,"msg":true},"dynamicProps":false,"dynamicItems":false};

const schema4 = {"allOf":[{"$ref":"doc:3"},{"type":"object","required":["code"],"properties":{"code":{"type":"integer","enum":[400,401,402,404,408,422,429,433,451,455,500,501,505]},"data":{"type":["object","null"],"enum":[null]}}}]};

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
if(!(validate3(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/Refusal/allOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.code !== undefined){
let data0 = data.code;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/Refusal/allOf/1/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((((((((((((data0 === 400) || (data0 === 401)) || (data0 === 402)) || (data0 === 404)) || (data0 === 408)) || (data0 === 422)) || (data0 === 429)) || (data0 === 433)) || (data0 === 451)) || (data0 === 455)) || (data0 === 500)) || (data0 === 501)) || (data0 === 505))){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/Refusal/allOf/1/properties/code/enum",keyword:"enum",params:{allowedValues: schema4.allOf[1].properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.data !== undefined){
let data1 = data.data;
if((!(data1 && typeof data1 == "object" && !Array.isArray(data1))) && (data1 !== null)){
const err3 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Refusal/allOf/1/properties/data/type",keyword:"type",params:{type: schema4.allOf[1].properties.data.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(data1 === null)){
const err4 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/Refusal/allOf/1/properties/data/enum",keyword:"enum",params:{allowedValues: schema4.allOf[1].properties.data.enum},message:"must be equal to one of the allowed values"};
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
const err5 = {instancePath,schemaPath:"#/components/schemas/Refusal/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"props":{"code":true,"data":true,"msg":true},"dynamicProps":false,"dynamicItems":false};


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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate2(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.code = true;
props0.data = true;
props0.msg = true;
}
const _errs2 = errors;
if(!(validate6(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
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
props0.code = true;
props0.data = true;
props0.msg = true;
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1createTask/post/responses/200/content/application~1json/schema/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
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
validate1.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate1.evaluated = {"dynamicProps":true,"dynamicItems":false};

exports.RefusalJudge = validate6;

exports.getTask200Judge = validate9;
const schema5 = {"oneOf":[{"$ref":"doc:6"},{"$ref":"doc:4"}]};
const schema6 = {"allOf":[{"$ref":"doc:3"},{"type":"object","required":["code","data"],"properties":{"code":{"type":"integer","enum":[200]},"data":{"$ref":"doc:7"}}}]};
const schema7 = {"type":"object","properties":{"taskId":{"type":"string"},"model":{"type":"string"},"state":{"type":"string","enum":["waiting","queuing","generating","success","fail"]},"param":{"type":"string"},"resultJson":{"type":"string"},"failCode":{"type":"string"},"failMsg":{"type":"string"},"costTime":{"type":"integer"},"completeTime":{"type":"integer"},"createTime":{"type":"integer"},"updateTime":{"type":"integer"}},"required":["taskId","model","state","param","resultJson","failCode","failMsg","createTime"]};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate12.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.taskId === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "taskId"},message:"must have required property '"+"taskId"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.model === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.state === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.param === undefined){
const err3 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "param"},message:"must have required property '"+"param"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.resultJson === undefined){
const err4 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "resultJson"},message:"must have required property '"+"resultJson"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.failCode === undefined){
const err5 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "failCode"},message:"must have required property '"+"failCode"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.failMsg === undefined){
const err6 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "failMsg"},message:"must have required property '"+"failMsg"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.createTime === undefined){
const err7 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/required",keyword:"required",params:{missingProperty: "createTime"},message:"must have required property '"+"createTime"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.taskId !== undefined){
if(typeof data.taskId !== "string"){
const err8 = {instancePath:instancePath+"/taskId",schemaPath:"#/components/schemas/TaskRecord/properties/taskId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.model !== undefined){
if(typeof data.model !== "string"){
const err9 = {instancePath:instancePath+"/model",schemaPath:"#/components/schemas/TaskRecord/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.state !== undefined){
let data2 = data.state;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/state",schemaPath:"#/components/schemas/TaskRecord/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!(((((data2 === "waiting") || (data2 === "queuing")) || (data2 === "generating")) || (data2 === "success")) || (data2 === "fail"))){
const err11 = {instancePath:instancePath+"/state",schemaPath:"#/components/schemas/TaskRecord/properties/state/enum",keyword:"enum",params:{allowedValues: schema7.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.param !== undefined){
if(typeof data.param !== "string"){
const err12 = {instancePath:instancePath+"/param",schemaPath:"#/components/schemas/TaskRecord/properties/param/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.resultJson !== undefined){
if(typeof data.resultJson !== "string"){
const err13 = {instancePath:instancePath+"/resultJson",schemaPath:"#/components/schemas/TaskRecord/properties/resultJson/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.failCode !== undefined){
if(typeof data.failCode !== "string"){
const err14 = {instancePath:instancePath+"/failCode",schemaPath:"#/components/schemas/TaskRecord/properties/failCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.failMsg !== undefined){
if(typeof data.failMsg !== "string"){
const err15 = {instancePath:instancePath+"/failMsg",schemaPath:"#/components/schemas/TaskRecord/properties/failMsg/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.costTime !== undefined){
let data7 = data.costTime;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/costTime",schemaPath:"#/components/schemas/TaskRecord/properties/costTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.completeTime !== undefined){
let data8 = data.completeTime;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err17 = {instancePath:instancePath+"/completeTime",schemaPath:"#/components/schemas/TaskRecord/properties/completeTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.createTime !== undefined){
let data9 = data.createTime;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err18 = {instancePath:instancePath+"/createTime",schemaPath:"#/components/schemas/TaskRecord/properties/createTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.updateTime !== undefined){
let data10 = data.updateTime;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err19 = {instancePath:instancePath+"/updateTime",schemaPath:"#/components/schemas/TaskRecord/properties/updateTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/components/schemas/TaskRecord/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}
validate12.evaluated = {"props":{"taskId":true,"model":true,"state":true,"param":true,"resultJson":true,"failCode":true,"failMsg":true,"costTime":true,"completeTime":true,"createTime":true,"updateTime":true},"dynamicProps":false,"dynamicItems":false};


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
if(!(validate3(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskFound/allOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskFound/allOf/1/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.code !== undefined){
let data0 = data.code;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskFound/allOf/1/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(data0 === 200)){
const err3 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskFound/allOf/1/properties/code/enum",keyword:"enum",params:{allowedValues: schema6.allOf[1].properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.data !== undefined){
if(!(validate12(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/components/schemas/TaskFound/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
validate10.evaluated = {"props":{"code":true,"data":true,"msg":true},"dynamicProps":false,"dynamicItems":false};


function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate9.evaluated;
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
if(!(validate10(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate10.errors : vErrors.concat(validate10.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.code = true;
props0.data = true;
props0.msg = true;
}
const _errs2 = errors;
if(!(validate6(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
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
props0.code = true;
props0.data = true;
props0.msg = true;
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1recordInfo/get/responses/200/content/application~1json/schema/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
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
validate9.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate9.evaluated = {"dynamicProps":true,"dynamicItems":false};

exports.getCredit200Judge = validate16;
const schema8 = {"oneOf":[{"$ref":"doc:9"},{"$ref":"doc:4"}]};
const schema9 = {"allOf":[{"$ref":"doc:3"},{"type":"object","required":["code","data"],"properties":{"code":{"type":"integer","enum":[200]},"data":{"type":"number"}}}]};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate17.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate3(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/CreditFound/allOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/CreditFound/allOf/1/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.code !== undefined){
let data0 = data.code;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/CreditFound/allOf/1/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(data0 === 200)){
const err3 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/CreditFound/allOf/1/properties/code/enum",keyword:"enum",params:{allowedValues: schema9.allOf[1].properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.data !== undefined){
let data1 = data.data;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err4 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/CreditFound/allOf/1/properties/data/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err5 = {instancePath,schemaPath:"#/components/schemas/CreditFound/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}
validate17.evaluated = {"props":{"code":true,"data":true,"msg":true},"dynamicProps":false,"dynamicItems":false};


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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate17(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.code = true;
props0.data = true;
props0.msg = true;
}
const _errs2 = errors;
if(!(validate6(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
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
props0.code = true;
props0.data = true;
props0.msg = true;
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/paths/~1api~1v1~1chat~1credit/get/responses/200/content/application~1json/schema/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
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
validate16.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate16.evaluated = {"dynamicProps":true,"dynamicItems":false};

exports.TaskCallbackJudge = validate21;
const schema10 = {"oneOf":[{"type":"object","required":["code","msg","data"],"properties":{"code":{"type":"integer","enum":[200]},"msg":{"type":"string"},"data":{"allOf":[{"$ref":"doc:11"},{"type":"object","properties":{"state":{"type":"string","enum":["success"]},"resultJson":{"type":"string"}}}]}}},{"type":"object","required":["code","msg","data"],"properties":{"code":{"type":"integer","enum":[400,500,501]},"msg":{"type":"string"},"data":{"allOf":[{"$ref":"doc:11"},{"type":"object","properties":{"state":{"type":"string","enum":["fail"]}}}]}}}]};
const schema11 = {"type":"object","properties":{"taskId":{"type":"string"},"model":{"type":"string"},"state":{"type":"string","enum":["success","fail"]},"param":{"type":"string"},"resultJson":{"type":["string","null"]},"failCode":{"type":["string","null"]},"failMsg":{"type":["string","null"]},"costTime":{"type":"integer"},"completeTime":{"type":"integer"},"createTime":{"type":"integer"},"updateTime":{"type":"integer"},"creditsConsumed":{"type":"number"}},"required":["taskId","model","state","param","resultJson","failCode","failMsg","costTime","completeTime","createTime"]};

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
if(data.taskId === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "taskId"},message:"must have required property '"+"taskId"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.model === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.state === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.param === undefined){
const err3 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "param"},message:"must have required property '"+"param"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.resultJson === undefined){
const err4 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "resultJson"},message:"must have required property '"+"resultJson"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.failCode === undefined){
const err5 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "failCode"},message:"must have required property '"+"failCode"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.failMsg === undefined){
const err6 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "failMsg"},message:"must have required property '"+"failMsg"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.costTime === undefined){
const err7 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "costTime"},message:"must have required property '"+"costTime"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.completeTime === undefined){
const err8 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "completeTime"},message:"must have required property '"+"completeTime"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.createTime === undefined){
const err9 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/required",keyword:"required",params:{missingProperty: "createTime"},message:"must have required property '"+"createTime"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.taskId !== undefined){
if(typeof data.taskId !== "string"){
const err10 = {instancePath:instancePath+"/taskId",schemaPath:"#/components/schemas/TaskEnding/properties/taskId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.model !== undefined){
if(typeof data.model !== "string"){
const err11 = {instancePath:instancePath+"/model",schemaPath:"#/components/schemas/TaskEnding/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.state !== undefined){
let data2 = data.state;
if(typeof data2 !== "string"){
const err12 = {instancePath:instancePath+"/state",schemaPath:"#/components/schemas/TaskEnding/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data2 === "success") || (data2 === "fail"))){
const err13 = {instancePath:instancePath+"/state",schemaPath:"#/components/schemas/TaskEnding/properties/state/enum",keyword:"enum",params:{allowedValues: schema11.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.param !== undefined){
if(typeof data.param !== "string"){
const err14 = {instancePath:instancePath+"/param",schemaPath:"#/components/schemas/TaskEnding/properties/param/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.resultJson !== undefined){
let data4 = data.resultJson;
if((typeof data4 !== "string") && (data4 !== null)){
const err15 = {instancePath:instancePath+"/resultJson",schemaPath:"#/components/schemas/TaskEnding/properties/resultJson/type",keyword:"type",params:{type: schema11.properties.resultJson.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.failCode !== undefined){
let data5 = data.failCode;
if((typeof data5 !== "string") && (data5 !== null)){
const err16 = {instancePath:instancePath+"/failCode",schemaPath:"#/components/schemas/TaskEnding/properties/failCode/type",keyword:"type",params:{type: schema11.properties.failCode.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.failMsg !== undefined){
let data6 = data.failMsg;
if((typeof data6 !== "string") && (data6 !== null)){
const err17 = {instancePath:instancePath+"/failMsg",schemaPath:"#/components/schemas/TaskEnding/properties/failMsg/type",keyword:"type",params:{type: schema11.properties.failMsg.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.costTime !== undefined){
let data7 = data.costTime;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err18 = {instancePath:instancePath+"/costTime",schemaPath:"#/components/schemas/TaskEnding/properties/costTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.completeTime !== undefined){
let data8 = data.completeTime;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err19 = {instancePath:instancePath+"/completeTime",schemaPath:"#/components/schemas/TaskEnding/properties/completeTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.createTime !== undefined){
let data9 = data.createTime;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err20 = {instancePath:instancePath+"/createTime",schemaPath:"#/components/schemas/TaskEnding/properties/createTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.updateTime !== undefined){
let data10 = data.updateTime;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err21 = {instancePath:instancePath+"/updateTime",schemaPath:"#/components/schemas/TaskEnding/properties/updateTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.creditsConsumed !== undefined){
let data11 = data.creditsConsumed;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err22 = {instancePath:instancePath+"/creditsConsumed",schemaPath:"#/components/schemas/TaskEnding/properties/creditsConsumed/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/components/schemas/TaskEnding/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"taskId":true,"model":true,"state":true,"param":true,"resultJson":true,"failCode":true,"failMsg":true,"costTime":true,"completeTime":true,"createTime":true,"updateTime":true,"creditsConsumed":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
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
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/0/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.msg === undefined){
const err1 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/0/required",keyword:"required",params:{missingProperty: "msg"},message:"must have required property '"+"msg"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.data === undefined){
const err2 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/0/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.code !== undefined){
let data0 = data.code;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(data0 === 200)){
const err4 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/code/enum",keyword:"enum",params:{allowedValues: schema10.oneOf[0].properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.msg !== undefined){
if(typeof data.msg !== "string"){
const err5 = {instancePath:instancePath+"/msg",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/msg/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(!(validate22(data2, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.state !== undefined){
let data3 = data2.state;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/data/state",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/data/allOf/1/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(data3 === "success")){
const err7 = {instancePath:instancePath+"/data/state",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/data/allOf/1/properties/state/enum",keyword:"enum",params:{allowedValues: schema10.oneOf[0].properties.data.allOf[1].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.resultJson !== undefined){
if(typeof data2.resultJson !== "string"){
const err8 = {instancePath:instancePath+"/data/resultJson",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/data/allOf/1/properties/resultJson/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err9 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/TaskCallback/oneOf/0/properties/data/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err10 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = {};
props0.code = true;
props0.msg = true;
props0.data = true;
}
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err11 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.msg === undefined){
const err12 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/1/required",keyword:"required",params:{missingProperty: "msg"},message:"must have required property '"+"msg"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.data === undefined){
const err13 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/1/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.code !== undefined){
let data5 = data.code;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err14 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskCallback/oneOf/1/properties/code/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((data5 === 400) || (data5 === 500)) || (data5 === 501))){
const err15 = {instancePath:instancePath+"/code",schemaPath:"#/components/schemas/TaskCallback/oneOf/1/properties/code/enum",keyword:"enum",params:{allowedValues: schema10.oneOf[1].properties.code.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.msg !== undefined){
if(typeof data.msg !== "string"){
const err16 = {instancePath:instancePath+"/msg",schemaPath:"#/components/schemas/TaskCallback/oneOf/1/properties/msg/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.data !== undefined){
let data7 = data.data;
if(!(validate22(data7, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.state !== undefined){
let data8 = data7.state;
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/data/state",schemaPath:"#/components/schemas/TaskCallback/oneOf/1/properties/data/allOf/1/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(data8 === "fail")){
const err18 = {instancePath:instancePath+"/data/state",schemaPath:"#/components/schemas/TaskCallback/oneOf/1/properties/data/allOf/1/properties/state/enum",keyword:"enum",params:{allowedValues: schema10.oneOf[1].properties.data.allOf[1].properties.state.enum},message:"must be equal to one of the allowed values"};
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
const err19 = {instancePath:instancePath+"/data",schemaPath:"#/components/schemas/TaskCallback/oneOf/1/properties/data/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid0 = _errs15 === errors;
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
props0.code = true;
props0.msg = true;
props0.data = true;
}
}
}
if(!valid0){
const err21 = {instancePath,schemaPath:"#/components/schemas/TaskCallback/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
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
validate21.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate21.evaluated = {"dynamicProps":true,"dynamicItems":false};
return exports
})({})
export const createTaskBodyJudge: Judge = judges.createTaskBodyJudge
export const createTask200Judge: Judge = judges.createTask200Judge
export const RefusalJudge: Judge = judges.RefusalJudge
export const getTask200Judge: Judge = judges.getTask200Judge
export const getCredit200Judge: Judge = judges.getCredit200Judge
export const TaskCallbackJudge: Judge = judges.TaskCallbackJudge

const parameterJudges = ((exports) => {
exports.getTaskParametersJudge = validate0;
const schema0 = {"type":"object","properties":{"query":{"type":"object","properties":{"taskId":{"$ref":"doc:12"}},"required":["taskId"]}},"required":["query"]};
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
const err0 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1recordInfo/get/parameters/0/schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
if(data.query === undefined){
const err0 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1recordInfo/get/parameters/required",keyword:"required",params:{missingProperty: "query"},message:"must have required property '"+"query"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.query !== undefined){
let data0 = data.query;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.taskId === undefined){
const err1 = {instancePath:instancePath+"/query",schemaPath:"#/paths/~1api~1v1~1jobs~1recordInfo/get/parameters/properties/query/required",keyword:"required",params:{missingProperty: "taskId"},message:"must have required property '"+"taskId"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.taskId !== undefined){
if(!(validate1(data0.taskId, {instancePath:instancePath+"/query/taskId",parentData:data0,parentDataProperty:"taskId",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/query",schemaPath:"#/paths/~1api~1v1~1jobs~1recordInfo/get/parameters/properties/query/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err3 = {instancePath,schemaPath:"#/paths/~1api~1v1~1jobs~1recordInfo/get/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":{"query":true},"dynamicProps":false,"dynamicItems":false};
return exports
})({})
export const getTaskParametersJudge: Judge = parameterJudges.getTaskParametersJudge
