/**
 * Generated from ClaimReader.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 cd7f27f9b1ac5e6ef2dcbd8522371f6ab3ea2f04aa33dbb686e49bd0e6ae9fb4
 * @module
 */

export const claimReaderAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "contract IEscrow",
        "name": "escrow_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadClaimSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadPointLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "notAfter",
        "type": "uint256"
      }
    ],
    "name": "ClaimExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "ClaimMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NotAPayee",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheClaims",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheKey",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheModel",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePart",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingToProve",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownSigner",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "escrow",
    "outputs": [
      {
        "internalType": "contract IEscrow",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "publicKeys",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "signatures",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct Work",
        "name": "work",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "weight",
            "type": "uint64"
          }
        ],
        "internalType": "struct Payee[]",
        "name": "payees",
        "type": "tuple[]"
      }
    ],
    "name": "feeOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "fee",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "hashesOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "paymentOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          }
        ],
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      }
    ],
    "name": "read",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ClaimFacts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const claimReaderBytecode = '0x6101003461011557601f61423838819003918201601f19168301916001600160401b0383118484101761011957808492608094604052833981010312610115578051906001600160a01b03821682036101155760208101516001600160a01b0381168103610115576040820151916001600160a01b03831683036101155760600151926001600160a01b03841684036101155760805260a05260c05260e05260405161410a908161012e823960805181818160f10152818161088b0152818161105801528181611c100152612374015260a051818181610c80015281816111a501526125d0015260c05181818161025d0152818161051601528181610a610152611242015260e051818181609d015261095e0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c806338d61cee14610ca45780635db82fa014610c545780636b87b2cf14610bb45780637dd482961461053a5780639986df2c146104ea578063c500c8c014610115578063cb23bcb5146100c55763e2fdcc1714610071575f80fd5b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1576101606003193601126100c15760043567ffffffffffffffff81116100c15761016060031982360301126100c1576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100c1576101243567ffffffffffffffff81116100c1578060040191606060031983360301126100c157610144359267ffffffffffffffff84116100c157366023850112156100c157836004013567ffffffffffffffff81116100c1573660248260061b870101116100c1575f946101f06101ea8480611d61565b90612197565b92602486016101ff8183611d61565b8651908114801592506104d1575b506104a957604051957f21e7c49800000000000000000000000000000000000000000000000000000000875260a43560048801525f8760248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa96871561049e575f9761047a575b5060a0870180515187518091149081159161046f575b5061043c57979861014460445f9b019201359067ffffffffffffffff821680921415905b88518c1015610464578b6101406102ea6102e2838f51611e26565b51928c611e26565b5101510361043c57816100c1576102206103048d8b611e26565b510151831015610401576103498c61031c818c611e26565b516103416103348361032e8b8d611d61565b906120c8565b91909361032e8a8d611d61565b939092612405565b888d10156103d45760248d60061b8901013581036103a957506103a160019161039b8c8f60606101e08f6fffffffffffffffffffffffffffffffff9361038e91611e26565b51015192015116906120e3565b906120f6565b9b019a6102c7565b7f63bc07af000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b61022061040e8d8b611e26565b5101517ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff1bb5d9b000000000000000000000000000000000000000000000000000000005f5260045ffd5b602090604051908152f35b90508614158b6102a3565b6104979197503d805f833e61048f8183611d0b565b810190611f12565b958961028d565b6040513d5f823e3d90fd5b7fa058c534000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506104e06044890184611d61565b905014158961020d565b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1576101a06003193601126100c15760043567ffffffffffffffff81116100c15780600401813603906101606003198301126100c1576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100c1576101443567ffffffffffffffff81116100c1576105bf903690600401611cda565b93906101643567ffffffffffffffff81116100c1576105e2903690600401611cda565b6040517f4865bbfc0000000000000000000000000000000000000000000000000000000081526101606004820152610184359692939273ffffffffffffffffffffffffffffffffffffffff61063688611ddf565b1661016483015267ffffffffffffffff61065260248801611e00565b1661018483015260448601356101a483015260648601356101c483015263ffffffff61068060848801611e15565b166101e483015260a486013561020483015267ffffffffffffffff6106a760c48801611e00565b1661022483015267ffffffffffffffff6106c360e48801611e00565b166102448301527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd61010487013591018112156100c157850160048101359060240167ffffffffffffffff82116100c15781360381136100c1576101446004601f19601f8567ffffffffffffffff96610778966101606102648b0152816102c48b01526102e48a01375f6102e085838b010101520116850101978361076b6101248301611e00565b1661028486015201611e00565b166102a482015260243591826024830152604435948560448401526064359663ffffffff88168089036100c1576064850152608435608485015260a4359a8b60a486015260c4359673ffffffffffffffffffffffffffffffffffffffff88168089036100c15760c487015260e4356fffffffffffffffffffffffffffffffff81168091036100c15760e487015261010435610104870152610124356101248701526102e06003198785030101610144870152816102e08401527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82116100c157856102e0602092604095839560051b8092610300830137010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa92831561049e576108c393610b86575b50612197565b9485518710156104a9576108d690612088565b6040517f1a034d7800000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff808516600483015282166024820152604481018390526064810185905263ffffffff861660848201529094906020818060a48101038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa90811561049e575f91610b4c575b5015610b24576101e0946109f16109ff92610a15966040519586946020860198899360809373ffffffffffffffffffffffffffffffffffffffff63ffffffff94989793988160a089019a1688521660208701526040860152606085015216910152565b03601f198101835282611d0b565b51902093610a0d8185611e26565b515193611e26565b51015192604051907f21e7c49800000000000000000000000000000000000000000000000000000000825260048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa93841561049e576fffffffffffffffffffffffffffffffff60608096610ab4945f91610b0a575b50015116906120e3565b90816fffffffffffffffffffffffffffffffff610acf6120a9565b1610610ae8575b60405192835260208301526040820152f35b90506fffffffffffffffffffffffffffffffff610b036120a9565b1690610ad6565b610b1e91503d805f833e61048f8183611d0b565b88610aaa565b7f56baacf6000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011610b7e575b81610b6760209383611d0b565b810103126100c157610b7890611db5565b8961098e565b3d9150610b5a565b610ba79060403d604011610bad575b610b9f8183611d0b565b810190611dc2565b506108bd565b503d610b95565b346100c15760406003193601126100c15760043567ffffffffffffffff81116100c157610be5903690600401611cda565b90602435828110156104a957610c41610c4791604094610c3b81868851610c0c8a82611d0b565b601a81527f7665696c6d6573682f7365676d656e742d636c61696d732f76310000000000006020820152613931565b946120c8565b90612724565b5182519182526020820152f35b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c15760206003193601126100c15767ffffffffffffffff600435116100c157610240600319600435360301126100c1576103406040525f608081905260a081905260c081905260e08190526101008190526101208190526101408190526101608190526101808190526101a08190526101c08190526101e08190526102008190526102208190526102408190526102608190526102808190526102a08190526102c08190526102e081905261030081905261032052610d6a600480350180611d2e565b610d7f61014460043501600435600401611d61565b6040517f4865bbfc0000000000000000000000000000000000000000000000000000000081526101606004820152929173ffffffffffffffffffffffffffffffffffffffff610dcd84611ddf565b1661016485015267ffffffffffffffff610de960208501611e00565b1661018485015260408301356101a485015260608301356101c485015263ffffffff610e1760808501611e15565b166101e485015260a083013561020485015267ffffffffffffffff610e3e60c08501611e00565b1661022485015267ffffffffffffffff610e5a60e08501611e00565b166102448501527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18336030161010084013512156100c157826101008101350160208135910167ffffffffffffffff82116100c15781360381136100c1576101406004601f19601f855f6102e085838e67ffffffffffffffff9b610f139b610160610264840152816102c48401526102e48301370101015201168801019583610f066101208301611e00565b1661028489015201611e00565b166102a485015260246004350135602485015260446004350135604485015263ffffffff610f45606460043501611e15565b16606485015260846004350135608485015260a4600435013560a485015273ffffffffffffffffffffffffffffffffffffffff610f8660c460043501611ddf565b1660c485015260043560e401356fffffffffffffffffffffffffffffffff811690036100c1576fffffffffffffffffffffffffffffffff60e460043501351660e4850152610104600435013561010485015261012460043501356101248501526102e06003198585030101610144850152816102e08401527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82116100c157836102e0602092604095839560051b8092610300830137010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa90811561049e575f91611cba575b506080526110a161016460043501600435600401611d61565b80158015611c68575b6104a9576110b781611ede565b906110c56040519283611d0b565b808252601f196110d482611ede565b015f5b818110611c515750505f5b818110611a3b57828051610184600435013510156104a95761110c90610184600435013590611e26565b5161022081015180421015611a1057506111536111346101c460043501600435600401611e3a565b9061114a6101e460043501600435600401611e3a565b92909185612405565b8061010060800152604051907f50c946fe00000000000000000000000000000000000000000000000000000000825260048201526101208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561049e575f9061190d575b73ffffffffffffffffffffffffffffffffffffffff9150511661012060800152610120810151604051907f21e7c49800000000000000000000000000000000000000000000000000000000825260048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561049e5760a0915f916118f3575b500151805160e083015114908115916118d4575b5061043c576112e76101a4600435016112a681600435600401611e3a565b60408051909492906112b88682611d0b565b601681527f7665696c6d6573682f73686172642d726f6f742f763100000000000000000000602082015261387c565b610140840151036118ac5761130190600435600401611e3a565b825161130d8482611d0b565b600581527f63656c6c7300000000000000000000000000000000000000000000000000000060208201526113415f91613c39565b5f61134c8486613c64565b925f925b82841061186b5750505050811561183f578281036117e157506007611376828486613e13565b5091149081611834575b5061180c57806113936004928486613c7e565b92036117e157506114e56114979361140a9361149e61145661144f6114106114006113f98c6114df9a6113c882519283611d0b565b600482527f726f6f74000000000000000000000000000000000000000000000000000000006020830152888a613a7a565b8688613a9c565b809a91878961270c565b90613c9d565b978a519061141e8c83611d0b565b600582527f636f756e7400000000000000000000000000000000000000000000000000000060208301528587613a7a565b8385613f65565b8998919851906114668b83611d0b565b600582527f696e6e657200000000000000000000000000000000000000000000000000000060208301528486613a7a565b8284613f65565b8851919591906114ae8a83611d0b565b600882527f756e70726f76656e00000000000000000000000000000000000000000000000060208301528385613a7a565b91613f65565b5050610320526103008290526102e0521580156117cd575b6117a557600435608481013560a052608083015160c05263ffffffff9061152690606401612077565b1660e05273ffffffffffffffffffffffffffffffffffffffff61154d60043560c401612088565b166101005273ffffffffffffffffffffffffffffffffffffffff61157d611578600480350180611d2e565b612088565b166101205260043560e401356fffffffffffffffffffffffffffffffff811690036100c1576101c06102c0926fffffffffffffffffffffffffffffffff60e460043501351660c060800152610184600435013560e060800152805161014060800152606081015161016060800152610100810151610180608001526101208101516101a06080015261014081015182608001526101608101516101e060800152610180810151610200608001526101a081015161022060800152015161024060800152805190608051825260206080015160208301526040608001519082015263ffffffff60606080015116606082015273ffffffffffffffffffffffffffffffffffffffff608080015116608082015273ffffffffffffffffffffffffffffffffffffffff60a0608001511660a08201526fffffffffffffffffffffffffffffffff60c0608001511660c082015260e06080015160e08201526101006080015161010082015273ffffffffffffffffffffffffffffffffffffffff61012060800151166101208201526101406080015161014082015261016060800151610160820152610180608001516101808201526101a0608001516101a08201526101c0608001516101c08201526101e0608001516101e082015261020060800151610200820152610220608001516102208201526102406080015161024082015261026060800151610260820152610280608001516102808201526102a0608001516102a0820152f35b7f50ad628b000000000000000000000000000000000000000000000000000000005f5260045ffd5b5061018082015161016083015110156114fd565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fae87af7c000000000000000000000000000000000000000000000000000000005f5260045ffd5b601691501486611380565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b9091929361187a81888a613cb9565b9190928311156117e157508282146118a4575b61189a600191888a613cfc565b9401929190611350565b94508461188d565b7ff6d149cf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6118e4915060c083015190611e26565b51610140820151141582611288565b61190791503d805f833e61048f8183611d0b565b83611274565b50610120813d8211611a08575b816119286101209383611d0b565b810103126100c157604051610120810181811067ffffffffffffffff8211176119db5773ffffffffffffffffffffffffffffffffffffffff926101009160405261197181611e8b565b835261197f60208201611eac565b602084015261199060408201611e8b565b60408401526119a160608201611ec1565b60608401526080810151608084015260a081015160a084015260c081015160c084015260e081015160e084015201516101008201526111d4565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b3d915061191a565b7ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b611a49610c418284876120c8565b4660208201511480611bf8575b80611be5575b80611bd2575b80611bb2575b80611b9e575b80611b91575b80611b84575b158015611ad2575b611aa65790600191611a948286611e26565b52611a9f8185611e26565b50016110e2565b507f89466a76000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b508115158015611a8257505f198201828111611b5757611af29085611e26565b516101a08201516101c0820151149081611b42575b81611b2d575b81611b1a575b5015611a82565b9050610180808301519101511486611b13565b90506101608201516101608201511490611b0d565b90506101008201516101008201511490611b07565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b508260e082015114611a7a565b508160c082015114611a74565b5060a4600435013561012082015114611a6e565b5060a081015163ffffffff611bcb606460043501612077565b1614611a68565b5060446004350135608082015114611a62565b5060246004350135606082015114611a5c565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001673ffffffffffffffffffffffffffffffffffffffff60408301511614611a56565b602090611c5c612103565b828287010152016110d7565b50604051611c77604082611d0b565b601a81527f7665696c6d6573682f7365676d656e742d636c61696d732f76310000000000006020820152611cb382846084600435013593613931565b14156110aa565b611cd3915060403d604011610bad57610b9f8183611d0b565b5081611088565b9181601f840112156100c15782359167ffffffffffffffff83116100c1576020808501948460051b0101116100c157565b90601f601f19910116810190811067ffffffffffffffff8211176119db57604052565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea1813603018212156100c1570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100c1570180359067ffffffffffffffff82116100c157602001918160051b360383136100c157565b519081151582036100c157565b91908260409103126100c157611ddc602083519301611db5565b90565b359073ffffffffffffffffffffffffffffffffffffffff821682036100c157565b359067ffffffffffffffff821682036100c157565b359063ffffffff821682036100c157565b80518210156103d45760209160051b010190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100c1570180359067ffffffffffffffff82116100c1576020019181360383136100c157565b519073ffffffffffffffffffffffffffffffffffffffff821682036100c157565b519067ffffffffffffffff821682036100c157565b51906fffffffffffffffffffffffffffffffff821682036100c157565b67ffffffffffffffff81116119db5760051b60200190565b67ffffffffffffffff81116119db57601f01601f191660200190565b6020818303126100c15780519067ffffffffffffffff82116100c157019060e0828203126100c1576040519160e0830183811067ffffffffffffffff8211176119db57604052611f6181611e8b565b8352611f6f60208201611eac565b6020840152611f8060408201611eac565b6040840152611f9160608201611ec1565b60608401526080810151608084015260a081015167ffffffffffffffff81116100c157810182601f820112156100c157805190611fcd82611ede565b91611fdb6040519384611d0b565b80835260208084019160051b830101918583116100c157602001905b8282106120675750505060a084015260c08101519067ffffffffffffffff82116100c1570181601f820112156100c15780519061203382611ef6565b926120416040519485611d0b565b828452602083830101116100c157815f9260208093018386015e8301015260c082015290565b8151815260209182019101611ff7565b3563ffffffff811681036100c15790565b3573ffffffffffffffffffffffffffffffffffffffff811681036100c15790565b60e4356fffffffffffffffffffffffffffffffff811681036100c15790565b908210156103d4576120df9160051b810190611e3a565b9091565b81810292918115918404141715611b5757565b91908201809211611b5757565b60405190610240820182811067ffffffffffffffff8211176119db576040525f610220838281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e0820152826102008201520152565b919091821580156123b1575b6104a9576121b083611ede565b6121bd6040519182611d0b565b838152601f196121cc85611ede565b015f5b81811061239a57505080935f5b8181106121e95750505050565b6121f7610c418284876120c8565b4660208201511480612341575b80612332575b80612323575b80612303575b806122f3575b806122e6575b806122d9575b158015612254575b611aa657906001916122428286611e26565b5261224d8185611e26565b50016121dc565b50811515801561223057505f198201828111611b57576122749085611e26565b516101a08201516101c08201511490816122c4575b816122af575b8161229c575b5015612230565b905061018080830151910151145f612295565b9050610160820151610160820151149061228f565b90506101008201516101008201511490612289565b508260e082015114612228565b508160c082015114612222565b5061012081015160a4351461221c565b5060a08101516064359063ffffffff8216918281036100c1575014612216565b50608081015160443514612210565b5060608101516024351461220a565b5073ffffffffffffffffffffffffffffffffffffffff60408201511673ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001614612204565b6020906123a5612103565b828286010152016121cf565b506123c58382604051610c0c604082611d0b565b60843514156121a3565b9291926123db82611ef6565b916123e96040519384611d0b565b8294818452818301116100c1578281602093845f960137010152565b9493919290926124163682866123cf565b805161010081036126e15750602081015160408201517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060608401519260808501519460a081015160c08201519061010060e0840151930151808417155f146126d057506124849250613ad2565b156126c85760a0945b82604051956fff000000000000000000000000000000602088019860781b161760801b168652603085015260801b1660508301526060820152606081526124d5608082611d0b565b519020956102008101968751036126a05761257f946125716125799251946040519560208701526020865261250b604087611d0b565b6040519661251a606089611d0b565b602b88527f424c535f5349475f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f000000000000000000000000000000000000000000604089015236916123cf565b9236916123cf565b906131ad565b1561267857815191604051927fdf78bce2000000000000000000000000000000000000000000000000000000008452600484015260408360248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa92831561049e575f93612636575b50821561260a5750565b517f73a72b58000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9092506040813d604011612670575b8161265260409383611d0b565b810103126100c157612668602082519201611eac565b50915f612600565b3d9150612645565b7f970e4fbf000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f9537c1e5000000000000000000000000000000000000000000000000000000005f5260045ffd5b60809461248d565b9150506126dc91613ad2565b612484565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909392938483116100c15784116100c1578101920390565b919061272e612103565b92600261273b8383613c64565b910361183f576127856040918251906127548483611d0b565b600582527f636c61696d00000000000000000000000000000000000000000000000000000060208301528585613a7a565b6019612792828686613c7e565b910361314c5761296b6129646129206129196128db6128d460208d6128918c8e6114df8e61284e61284760019f61280361280a918551906127d38783611d0b565b600682527f6c617965727300000000000000000000000000000000000000000000000000008d830152888a613a7a565b8688613cfc565b8351906128178583611d0b565b600782527f617474656d7074000000000000000000000000000000000000000000000000008b8301528688613a7a565b8486613f65565b9061010088015261286182519283611d0b565b600782527f636861696e496400000000000000000000000000000000000000000000000000888301528385613a7a565b92909101528951906128a38b83611d0b565b600782527f6e6578744b65790000000000000000000000000000000000000000000000000060208301528c8c613a7a565b8a8a613cfc565b8751906128e88983611d0b565b600782527f7365676d656e740000000000000000000000000000000000000000000000000060208301528a8a613a7a565b8888613f65565b9060a08b01528551906129338783611d0b565b600782527f76657273696f6e0000000000000000000000000000000000000000000000000060208301528888613a7a565b8686613f65565b91036117e157612b6f61140a612b2b612b21612b1a898c6101a0612ad961140a8d612ad1612aca8f612a8660049f612a3b612a348c60e08d6129f26129eb89612a7f98868f6129bc84519485611d0b565b600884527f686f70436f756e740000000000000000000000000000000000000000000000006020850152613a7a565b848d613f65565b9290910152865191612a048884611d0b565b600883527f686f70496e64657800000000000000000000000000000000000000000000000060208401528a613a7a565b8c88613f65565b9060c08c0152835190612a4e8583611d0b565b600882527f6e6f74416674657200000000000000000000000000000000000000000000000060208301528c88613a7a565b8a86613f65565b906102208a0152612a9982519283611d0b565b600982527f696e436f6d6d697473000000000000000000000000000000000000000000000060208301528985613a7a565b8783613a9c565b96879261270c565b910152885190612ae98a83611d0b565b600982527f6d6f64656c526f6f74000000000000000000000000000000000000000000000060208301528b8b613a7a565b8989613a9c565b8093918a8a61270c565b6101208a0152845190612b3e8683611d0b565b600982527f706f736974696f6e73000000000000000000000000000000000000000000000060208301528787613a7a565b612b7a818787613e13565b9390910361314c576002036117e15750612da5612d60612d5961140a612d15612d0b612d048b8e6060612cc361140a8f8f612aca60029f9161140a612c81612c77612c708c612c33612c2c6101808f612be98d86612bdc612ad19f8284613f65565b9290610160860152613f65565b9290910152885190612bfb8a83611d0b565b600982527f70726576436c61696d00000000000000000000000000000000000000000000006020830152848d613a7a565b828b613cfc565b865191612c408884611d0b565b600983527f726571756573744964000000000000000000000000000000000000000000000060208401528a613a7a565b8c88613a9c565b8093918d8961270c565b60808a0152612c9282519283611d0b565b600982527f73657373696f6e4964000000000000000000000000000000000000000000000060208301528985613a7a565b9101528a5190612cd38c83611d0b565b600982527f7368617264526f6f74000000000000000000000000000000000000000000000060208301528d8d613a7a565b8b8b613a9c565b8093918c8c61270c565b6101408c0152865190612d288883611d0b565b600982527f776f726b556e697473000000000000000000000000000000000000000000000060208301528989613a7a565b8787613f65565b906101e08a0152845190612d748683611d0b565b600a82527f656e636c6176654b65790000000000000000000000000000000000000000000060208301528787613a7a565b612db0818787613e13565b9390910361314c576060036117e157506060810190818111611b57578582116117e15761140a612e49612b21612b1a858c610200612e01612dfa60029a8f9a8f9b612e8d9c61270c565b36916123cf565b60208151910120910152885190612e188a83611d0b565b600a82527f6f7574436f6d6d6974730000000000000000000000000000000000000000000060208301528b8b613a7a565b6101c08a0152845190612e5c8683611d0b565b600a82527f736574746c656d656e740000000000000000000000000000000000000000000060208301528787613a7a565b612e98818787613e13565b9390910361314c576014036117e157506014810190818111611b57578582116117e1578361311f936130d861308f61308861304a6130436130058f8e60029f9e9b8c829f612fbb816131179f612f7786612ffe998996612f02612fc19a86612f7e97508a8c61270c565b90357fffffffffffffffffffffffffffffffffffffffff00000000000000000000000081169160148110613178575b505060601c910152835190612f468583611d0b565b600b82527f636c69656e744e6f6e636500000000000000000000000000000000000000000060208301528688613a7a565b8486613cfc565b612f8a82519283611d0b565b600c82527f616e73776572436f6d6d6974000000000000000000000000000000000000000060208301528385613a7a565b91613cfc565b8a5191612fce8c84611d0b565b600c83527f65766964656e636548617368000000000000000000000000000000000000000060208401528d613a7a565b8c8b613cfc565b8751906130128983611d0b565b600c82527f73616d706c696e6748617368000000000000000000000000000000000000000060208301528c8b613a7a565b8a89613cfc565b8551906130578783611d0b565b600d82527f73656d616e74696373486173680000000000000000000000000000000000000060208301528a89613a7a565b8887613cfc565b916130d2838551926130a18785611d0b565b601684527f7665696c6d6573682f706f65612d636c61696d2f76310000000000000000000060208501528a8961270c565b9161387c565b8a526130e682519283611d0b565b600982527f7369676e6174757265000000000000000000000000000000000000000000000060208301528584613a7a565b928391613e13565b9490910361314c576030036117e157506030820191828111611b57578183116117e1575081036117e15750565b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fffffffffffffffffffffffffffffffffffffffff0000000000000000000000009250829060140360031b1b16165f80612f31565b9091928151608081036126e15750825161010081036126e157506131d082613b36565b801561386d575b61386557805161324d60016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1810184520182611d0b565b60205f606096604051906132618983611d0b565b604082526132df6003858401601f198c013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f198101835282611d0b565b604051918291518091835e8101838152039060025afa1561049e575f519060205f604051828101908582527f01000000000000000000000000000000000000000000000000000000000000006040820152613359602182868851808c604185015e820101828101878152500301601f198101835282611d0b565b604051918291518091835e8101838152039060025afa1561049e575f519160205f6040518281019086851882527f020000000000000000000000000000000000000000000000000000000000000060408201526133d5602182868951808d604185015e820101828101878152500301601f198101835282611d0b565b604051918291518091835e8101838152039060025afa1561049e575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152613451602182868a51808a604185015e820101828101878152500301601f198101835282611d0b565b604051918291518091835e8101838152039060025afa1561049e576020915f916134cf6021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f198101835282611d0b565b604051918291518091835e8101838152039060025afa1561049e575f9261354b61354561353f61355194613522889788519660405191602083015260408201526040815261351d8d82611d0b565b613f94565b9460405191602083015260408201526040815261351d8b82611d0b565b92613bb1565b91613bb1565b90613b71565b602081519101600b5afa3d1561385e573d9061356c82611ef6565b9161357a6040519384611d0b565b82523d5f602084013e5b158015613852575b61382557602061378a5f9484838796015160408201519160808a820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab8211891461381d5760ff60015b60405195898701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd7038a8401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab0360808301526080825261363860a083611d0b565b6040519061364861012083611d0b565b6101008252858201926f024aa2b2f08f0a91260805272dc5105184527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408401526f13e02b6052719f607dacd3a088274f658b8401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f198101835282611d0b565b5190600f5afa903d1561381757503d906137a382611ef6565b916137b16040519384611d0b565b82523d5f602084013e5b15801561380b575b6137de576020818051810103126100c1576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b506020815114156137c3565b906137bb565b60ff896135db565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b5060808151141561358c565b8390613584565b505050505f90565b5061387783613b36565b6131d7565b90602061391160045f9460248497825196816040519788957fffffffff000000000000000000000000000000000000000000000000000000008288019b60e01b168b528051918291018688015e8501917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16858401526028830137010186838201520301601f198101835282611d0b565b604051918291518091835e8101838152039060025afa1561049e575f5190565b90915f925f5b828110613a4d575061396161394b85611ef6565b946139596040519687611d0b565b808652611ef6565b91601f196020860193013684375f90835b8183106139e9575050505091602061391183602483967fffffffff000000000000000000000000000000000000000000000000000000005f975160e01b16956040519586948186019889528051918291018587015e84019083820190898252519283915e010185815203601f198101835282611d0b565b60046001916139f98585886120c8565b8092917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16805f1a845380871a878501538060021a600285015360031a6003840153848301370101920191613972565b93613a598584846120c8565b90506004019081600411611b5757600191613a73916120f6565b9401613937565b82613a9492613a8b92969596613cb9565b91909194613c39565b036117e15750565b91613aac81836002949695613e13565b9390910361314c576020036117e157506020810192838211611b575783116117e1579190565b906f0d0088f51cbff34d258dd3db21a5d66b8211918215613af257505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081613b0f575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b828110613b4d57505050600190565b8060061b82016040602082015191015117613b6a57600101613b3e565b5050505f90565b613baf906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f198101845283611d0b565b565b5f809160208151910160105afa903d15613c32573d613bcf81611ef6565b90613bdd6040519283611d0b565b81523d5f602083013e5b9115828115613c25575b50613bf857565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b608091505114155f613bf1565b6060613be7565b6020815191015160208210613c54575b60081c9060f81b1790565b5f198260200360031b1b16613c49565b5f60059392613c7292613e13565b9390910361183f579190565b82600592613c8e92959495613e13565b9491929092036117e157509190565b359060208110613cab575090565b5f199060200360031b1b1690565b6003919392613cc9818684613e13565b9291949094036117e157601f84116117e157508181612ad18561140a9489613cf097613f7d565b60081c9060f81b179190565b929192600191825b613d0d57505050565b909193613d1b818385613e13565b9190928291600281148015613dfd575b15613d525750505090613d3f918385613f7d565b935b8015611b57575f1901919082613d04565b919792509060048103613d7057505090613d6b916120f6565b613d41565b60058103613db05750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203611b5757613d6b9160011b906120f6565b90919260068214918215613dcb575b50506117e15750613d41565b600714915081613dde575b505f80613dbf565b6014811091508115613df2575b505f613dd6565b60169150115f613deb565b5060038114613d2b565b908210156103d4570190565b90919282841015613f3957613e29848484613e07565b3560fd1c93601f613e3b828686613e07565b3560f81c16926001820190818311611b57578160188610613f315750601b85118015613f27575b613efb577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe88501948511611b575761140a613eb0916001871b93613ea885828b85613f7d565b98899261270c565b6008851b8060031c8303611b5757610100036101008111611b57571c949360018203613ee4575050601884105b6117e15750565b6004901b908160021c03611b575784901c15613edd565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060078714613e62565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b613f70918391613e13565b9391939290936117e15750565b509291613f8a90826120f6565b9283116117e15750565b5f8060405192613fa5606085611d0b565b6030845261406b600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f198101865285611d0b565b6040519361407a604086611d0b565b6010855260203681870137519060055afa3d15614102573d9061409c82611ef6565b916140aa6040519384611d0b565b82523d5f602084013e5b1580156140f6575b6140c957611ddc91613b71565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b506030815114156140bc565b6060906140b456' as const;
