import { z } from 'zod'
import { flaw } from '../../checks/flaw.ts'
import { contentTypeOf, type SlackFile } from '../../world/files.ts'
import { mustWrite, placeFor } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { blocks, json } from '../arguments.ts'
import type { House } from '../house.ts'
import { type Method, method } from '../method.ts'
import { post } from '../posting.ts'

const scope = 'files:write'

/** The two ends of an upload; what lies between them is `api/uploads.ts`. */
export function fileMethods(house: House): Method[] {
  const { world } = house

  const completedFile = (name: string, id: string, title: string | undefined): SlackFile => {
    const file = world.files.get(id)
    if (!file?.bytes) throw new ApiError('file_not_found')
    if (file.bytes.length !== file.length) {
      house.note(name, [
        flaw(['files'], 'wrong_value', `${file.length} bytes announced, ${file.bytes.length} came`),
      ])
      throw new ApiError('file_upload_size_restricted')
    }
    file.title = title ?? file.name
    file.completed = true
    return file
  }

  return [
    method(
      'files.getUploadURLExternal',
      { scope },
      {
        filename: z.string().min(1),
        length: json(z.number().int().min(1)),
        alt_txt: z.string().max(1000).optional(),
        // Slack's own library writes it in this way.
        alt_text: z.string().max(1000).optional(),
        snippet_type: z.string().optional(),
      },
      ({ workspace }, args) => {
        const id = world.ids.next('F')
        const { filename: name, length } = args
        world.files.set(id, {
          id,
          by: workspace.bot,
          name,
          altText: args.alt_txt ?? args.alt_text ?? null,
          length,
          title: name,
          bytes: null,
          completed: false,
        })
        return { upload_url: `http://${house.host}/upload/v1/${id}`, file_id: id }
      },
    ),

    method(
      'files.completeUploadExternal',
      { scope },
      {
        files: json(
          z
            .array(
              z.strictObject({
                id: z.string(),
                title: z.string().optional(),
                highlight_type: z.string().optional(),
              }),
            )
            .min(1),
        ),
        channel_id: z.string().optional(),
        initial_comment: z.string().optional(),
        thread_ts: z.string().optional(),
        blocks,
      },
      ({ method: name, workspace }, args) => {
        const channel =
          args.channel_id === undefined ? null : placeFor(world, workspace, args.channel_id)
        if (channel) mustWrite(channel)
        const files = args.files.map(({ id, title }) => completedFile(name, id, title))
        if (channel) {
          const { initial_comment: text, thread_ts, blocks: shown } = args
          post(world, channel, { text, thread_ts, blocks: shown, files: files.map(({ id }) => id) })
        }
        return { files: files.map((file) => filePayload(file, house.host)) }
      },
    ),
  ]
}

const filePayload = (file: SlackFile, host: string) => ({
  id: file.id,
  title: file.title,
  name: file.name,
  mimetype: contentTypeOf(file),
  filetype: file.name.split('.').at(-1) ?? '',
  size: file.length,
  user: file.by.id,
  url_private: `http://${host}/files-pri/${file.id}/${encodeURIComponent(file.name)}`,
  permalink: `http://${host}/files/${file.by.id}/${file.id}/${encodeURIComponent(file.name)}`,
})
