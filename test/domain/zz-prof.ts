import { ledByRules } from '../support/heartbeat.ts'
import { naivePrompts } from '../support/naive-prompts.ts'
import { promptLife } from '../support/prompt-lives.ts'
const zones = Intl.supportedValuesOf('timeZone')
const seed=571
const zone = zones[(seed * 52 + Math.floor(seed / 8))%zones.length] ?? 'UTC'
const life = promptLife({ seed, zone, zones, from:Date.UTC(2026,0,1), until:Date.UTC(2027,0,1), restless:.02 })
console.log(life.settings, life.goals, life.downtimes.filter(d=>d.until>Date.parse('2026-11-20')).map(d=>[new Date(d.from).toISOString(),new Date(d.until).toISOString()]))
for (const a of life.acts) if (a.act.does!=='answer' || a.at>Date.parse('2026-11-10')) console.log(new Date(a.at).toISOString(), JSON.stringify(a.act), a.act.does==='answer'?new Date(a.act.on*864e5).toISOString().slice(0,10):'')
const f=(l:string)=>l>'2026-11-15'
const a=ledByRules(life).filter(f), b=naivePrompts(life).filter(f)
console.log(b.filter(x=>!a.includes(x)),a)
